package onestory.story;

import java.util.Optional;
import java.util.SortedSet;
import org.hl7.fhir.r4.model.DateTimeType;

/**
 * On what basis an organisation holds what it holds, and until when.
 *
 * @param about the child or family that it is about
 * @param classes the classes of information, as the implementation guide names them
 * @param until when the first of the permissions that it rests on ends
 * @param basis a code of sharing-authority
 */
record Shared(
    String about, SortedSet<String> classes, Optional<DateTimeType> until, String basis) {}
