package onestory.front;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much JSON may ask of its reader (TRUST 6, 7.45).
 *
 * @param depth how deep it may be nested
 * @param tokens how many names, values and brackets it may have
 * @param text the longest text, in characters; FHIR has 1 MiB (R4, datatype string)
 * @param name the longest name
 * @param number the longest number, in digits
 * @param exponent the largest power of ten, either way
 */
public record JsonLimits(
    @DefaultValue("64") int depth,
    @DefaultValue("500000") int tokens,
    @DefaultValue("1048576") int text,
    @DefaultValue("200") int name,
    @DefaultValue("40") int number,
    @DefaultValue("30") int exponent) {}
