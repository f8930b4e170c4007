package onestory.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * AuditEvent.agent: who took part, by identifiers only.
 *
 * @param gateway the identifier of this node
 * @param ownAddress where the gateway is reached
 * @param callerAddress where the request came from; null when there is none
 */
record Agents(ObjectNode gateway, String ownAddress, String callerAddress) {

  private static final String BASE = "https://onestory.example/fhir/Id/";
  private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
  private static final String PARTICIPATION =
      "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
  private static final String ROLE_CLASS = "http://terminology.hl7.org/CodeSystem/v3-RoleClass";
  private static final String SECURITY_ROLE =
      "http://terminology.hl7.org/CodeSystem/extra-security-role-type";
  private static final String SOURCE = "110153";
  private static final String DESTINATION = "110152";
  private static final String URI = "5";
  private static final String IP_ADDRESS = "2";
  private static final String MACHINE = "1";

  static ObjectNode identifier(String system, String value) {
    var who = JsonNodeFactory.instance.objectNode();
    who.putObject("identifier").put("system", BASE + system).put("value", value);
    return who;
  }

  void add(ObjectNode event, AuditEntry entry) {
    var agents = event.putArray("agent");
    switch (entry.kind()) {
      case DECISION -> decision(agents, entry);
      case DISCLOSURE, RECALL_ASKED, DELIVERY_ENDED -> disclosure(agents, entry);
      default -> request(agents, entry);
    }
  }

  /**
   * A request: the data of a read flows from us to the caller, of all else from the caller to us.
   */
  private void request(ArrayNode agents, AuditEntry entry) {
    boolean read = entry.kind().action().equals("R");
    caller(agents, DICOM, read ? DESTINATION : SOURCE, entry.agent());
    own(agents, read ? SOURCE : DESTINATION);
    if (entry.agent().kind() == AuditAgent.Kind.PERSON) {
      agent(agents, PARTICIPATION, read ? "IRCP" : "AUT", who(entry.agent()), true);
    }
    organisation(agents, entry.agent());
  }

  private void caller(ArrayNode agents, String system, String code, AuditAgent caller) {
    boolean isPerson = caller.kind() == AuditAgent.Kind.PERSON;
    var client = isPerson ? identifier("client", "browser") : who(caller);
    var agent = agent(agents, system, code, client, !isPerson);
    if (caller.kind() == AuditAgent.Kind.GATEWAY) {
      network(agent, ownAddress, URI);
    } else if (callerAddress == null) {
      network(agent, caller.id(), MACHINE);
    } else {
      network(agent, callerAddress, IP_ADDRESS);
    }
  }

  private void disclosure(ArrayNode agents, AuditEntry entry) {
    own(agents, SOURCE);
    var to = agent(agents, DICOM, DESTINATION, who(entry.recipient()), false);
    network(to, entry.recipient().id(), MACHINE);
    organisation(agents, entry.recipient());
  }

  private void decision(ArrayNode agents, AuditEntry entry) {
    var asking = entry.recipient() == null ? entry.agent() : entry.recipient();
    caller(agents, DICOM, "110150", asking);
    agent(agents, PARTICIPATION, "IRCP", who(asking), true);
    organisation(agents, asking);
    agent(agents, SECURITY_ROLE, "authserver", gateway.deepCopy(), false);
  }

  private void own(ArrayNode agents, String code) {
    network(agent(agents, DICOM, code, gateway.deepCopy(), false), ownAddress, URI);
  }

  private static void organisation(ArrayNode agents, AuditAgent of) {
    if (of.organisation() == null) {
      return;
    }
    var who = JsonNodeFactory.instance.objectNode();
    int bar = of.organisation().indexOf('|');
    if (bar < 0) {
      who.put("reference", of.organisation());
    } else {
      who.putObject("identifier")
          .put("system", of.organisation().substring(0, bar))
          .put("value", of.organisation().substring(bar + 1));
    }
    agent(agents, ROLE_CLASS, "PROV", who, false);
  }

  private ObjectNode who(AuditAgent agent) {
    return switch (agent.kind()) {
      case CLIENT, RECIPIENT -> identifier("client", agent.id());
      case PERSON -> identifier("account", agent.id());
      case STRANGER -> identifier("client", "unknown");
      case GATEWAY -> gateway.deepCopy();
    };
  }

  private static ObjectNode agent(
      ArrayNode agents, String system, String code, ObjectNode who, boolean requestor) {
    var agent = agents.addObject();
    agent.putObject("type").putArray("coding").addObject().put("system", system).put("code", code);
    agent.set("who", who);
    agent.put("requestor", requestor);
    return agent;
  }

  private static void network(ObjectNode agent, String address, String type) {
    agent.putObject("network").put("address", address).put("type", type);
  }
}
