package onestory.clocks;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the moments of clocks are watched for.
 *
 * @param pollingInterval how often to look for families whose moment has come
 * @param atOnce how many families are looked at in one transaction
 * @param afterFailure how long a family is left alone that could not be looked at
 */
@ConfigurationProperties("onestory.clocks")
record ClockProperties(
    @DefaultValue("1s") Duration pollingInterval,
    @DefaultValue("100") int atOnce,
    @DefaultValue("10m") Duration afterFailure) {}
