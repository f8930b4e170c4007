package onestory.work;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How work is done.
 *
 * @param threads pieces of work done at once by this gateway
 * @param pollingInterval how often to look for work that another gateway asked for, or that is due
 *     again
 * @param heartbeat how often running work says that it lives
 * @param missedHeartbeats after how many missed heartbeats another gateway takes the work over
 * @param firstRetry the wait before work that failed is tried again the first time
 * @param longestRetry the longest such wait, however often it failed
 */
@ConfigurationProperties("onestory.work")
record WorkProperties(
    @DefaultValue("8") int threads,
    @DefaultValue("500ms") Duration pollingInterval,
    @DefaultValue("2s") Duration heartbeat,
    @DefaultValue("4") int missedHeartbeats,
    @DefaultValue("1s") Duration firstRetry,
    @DefaultValue("5m") Duration longestRetry) {}
