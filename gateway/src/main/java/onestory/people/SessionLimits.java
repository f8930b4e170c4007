package onestory.people;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a session ends by itself.
 *
 * @param idle after so long without a request
 * @param absolute after so long in any case
 */
@ConfigurationProperties("onestory.people.session")
record SessionLimits(@DefaultValue("15m") Duration idle, @DefaultValue("8h") Duration absolute) {}
