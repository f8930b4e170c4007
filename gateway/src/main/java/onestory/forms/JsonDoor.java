package onestory.forms;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Map;

/**
 * A door for one source's JSON messages, as its file in {@code doors/} describes it: what a message
 * calls itself, which schema each kind keeps, and what a schema can't say.
 *
 * @param source who sends here, as the inbox knows it
 * @param kinds what may be sent, by name
 */
record JsonDoor(
    @JsonProperty(required = true) String source,
    @JsonProperty(required = true) Names names,
    @JsonProperty(required = true) Map<String, Kind> kinds,
    Rules rules,
    Receipt receipt) {

  JsonDoor {
    rules = rules == null ? new Rules(null, null, null, null, null, null) : rules;
    receipt = receipt == null ? new Receipt(null, null) : receipt;
  }

  /**
   * Where a message says what it is.
   *
   * @param system who sends; it must be the source
   * @param version of the thing told; without it every message is its own
   * @param familyPrefix stands before the family's key, where it could be another source's too
   * @param form which form it is, for kinds of which there are several
   */
  record Names(
      JsonPointer system,
      @JsonProperty(required = true) JsonPointer id,
      JsonPointer version,
      @JsonProperty(required = true) JsonPointer family,
      String familyPrefix,
      @JsonProperty(required = true) JsonPointer sentAt,
      JsonPointer form) {}

  /**
   * One kind of message.
   *
   * @param schemas names of JSON Schemas among the contracts; where messages name their form, the
   *     schema is the one of that name
   * @param family where this kind has the family's key, if not where the others have it
   * @param links what the receipt of this kind leads to
   */
  record Kind(
      @JsonProperty(required = true) List<String> schemas,
      Next next,
      JsonPointer family,
      Links links) {}

  /**
   * Addresses that the receipt of a kind names, below the gateway's own.
   *
   * @param by the place of the value that stands for {@code {by}} in them
   * @param to by name, the address
   */
  record Links(
      @JsonProperty(required = true) JsonPointer by,
      @JsonProperty(required = true) Map<String, String> to) {}

  /** The kind that follows: always the same, or by what the message says somewhere. */
  record Next(String kind, JsonPointer by, Map<String, String> kinds) {}

  /** What a schema can't say. Places are JSON Pointers in which {@code *} is every element. */
  record Rules(
      List<Selection> nhsNumbers,
      List<Selection> upns,
      List<InOrder> inOrder,
      List<Refers> references,
      List<Unique> unique,
      Overriding overriding) {

    Rules {
      nhsNumbers = nhsNumbers == null ? List.of() : nhsNumbers;
      upns = upns == null ? List.of() : upns;
      inOrder = inOrder == null ? List.of() : inOrder;
      references = references == null ? List.of() : references;
      unique = unique == null ? List.of() : unique;
    }
  }

  /**
   * Of a safeguarding override: it ends after it begins, no later than the council's file lets any
   * last, and two people stand for it. Says nothing of a message without a beginning.
   *
   * @param people who granted it, and who approved it
   */
  record Overriding(
      @JsonProperty(required = true) JsonPointer from,
      @JsonProperty(required = true) JsonPointer until,
      @JsonProperty(required = true) List<JsonPointer> people) {}

  /** Within each place, one day may not be after the other. */
  record InOrder(
      @JsonProperty(required = true) Selection in,
      @JsonProperty(required = true) JsonPointer first,
      @JsonProperty(required = true) JsonPointer then) {}

  /**
   * What stands at {@code from} must be one of the ids at {@code to}, each of which is used once.
   */
  record Refers(
      @JsonProperty(required = true) List<Selection> to,
      @JsonProperty(required = true) List<Selection> from) {}

  /** Within each place, no two of the elements are the same by these values together. */
  record Unique(
      Selection within,
      @JsonProperty(required = true) Selection in,
      @JsonProperty(required = true) List<JsonPointer> by) {

    Unique {
      within = within == null ? Selection.of("") : within;
    }
  }

  /**
   * What the receipt says besides that the message is kept.
   *
   * @param links by name, below the gateway's own address; {@code {family}} is the family's key
   */
  record Receipt(Map<String, Map<String, String>> links, List<Warning> warnings) {

    Receipt {
      links = links == null ? Map.of() : links;
      warnings = warnings == null ? List.of() : warnings;
    }
  }

  /** Something that is no fault, but that the sender should know. */
  record Warning(
      @JsonProperty(required = true) JsonPointer at,
      @JsonProperty(required = true) String is,
      @JsonProperty(required = true) String rule,
      @JsonProperty(required = true) String says,
      @JsonProperty(required = true) String remedy) {}
}
