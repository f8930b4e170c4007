// EHM's door as another ecosystem's SOAP client finds it: npm's soap reads the contract, builds the message from plain
// objects and proves itself by WS-Security (7.41), once with a password digest and once with an X.509 signature (7.40).
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sax from "sax";
import soap from "soap";

const root = fileURLToPath(new URL("../../", import.meta.url));
const wsdl = join(root, "profiles/src/main/resources/onestory/contracts/ehm.wsdl");
const family = join(root, "fixtures/src/main/resources/onestory/families/1-reid-okafor/1-1-people.xml");
const SIGNING = "ehm-signing";

const keyIn = (folder) => join(folder, "ehm-signing.key");
const certificateIn = (folder) => join(folder, "ehm-signing.pem");

/** Before the gateway starts: registers a system that signs. */
export function prepare(folder) {
  const [key, certificate] = [keyIn(folder), certificateIn(folder)];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=ehm-signing",
    "-keyout", key, "-out", certificate], { stdio: "ignore" });
  return [`--onestory.ehm.systems=ehm-pcc,${SIGNING}`, `--onestory.ehm.certificates.${SIGNING}=file:${certificate}`];
}

export default async function (gateway, t) {
  const endpoint = gateway.url + "/soap/ehm";
  const password = gateway.secret("soap.ehm-pcc.password");
  const people = objects(readFileSync(family, "utf8"));

  const client = await clientOf(endpoint, digest("ehm-pcc", password));
  const [receipt] = await client.recordPeopleAsync(people);
  t.ok(/^[0-9a-f-]{36}$/.test(receipt.receiptId), "7.41 a message with digest, nonce, created and Timestamp gets its receipt");

  const replayed = await post(gateway, endpoint, client.lastRequest);
  t.ok(replayed.status === 500 && replayed.body.includes("credentials"), "7.41 the very same request again is a Fault");

  t.equal(await refused(endpoint, digest("ehm-pcc", "wrong"), people), "credentials", "7.41 a wrong password is a Fault");
  t.equal(await refused(endpoint, digest("nobody", password), people), "credentials", "7.41 an unknown user is a Fault");
  t.equal(await refused(endpoint, text("ehm-pcc", password), people), "credentials",
    "7.41 the right password, but not as digest, is a Fault");
  t.equal(await refused(endpoint, digest("ehm-pcc", password, { hasTimeStamp: false }), people), "credentials",
    "7.41 no Timestamp is a Fault");

  if (gateway.prepared && existsSync(keyIn(gateway.prepared))) {
    await signatures(gateway, t, endpoint, people);
  }
}

async function signatures(gateway, t, endpoint, people) {
  const header = { ...people.header, system: SIGNING, id: "FAM-SIGNED", familyId: "FAM-SIGNED" };
  const own = { ...people, header };
  const client = await clientOf(endpoint, signature(gateway.prepared));
  const [receipt] = await client.recordPeopleAsync(own);
  t.ok(/^[0-9a-f-]{36}$/.test(receipt.receiptId), "7.40 a message with Body and Timestamp signed gets its receipt");

  const changed = client.lastRequest.replace(/(surname>)[^<]+</, "$1Another<");
  const answer = await post(gateway, endpoint, changed);
  t.ok(changed !== client.lastRequest && answer.body.includes("credentials"), "7.40 changed after it was signed is a Fault");
  t.equal(await refused(endpoint, digest(SIGNING, ""), own), "credentials", "7.41 who is registered to sign needs to sign");
}

async function clientOf(endpoint, security) {
  const client = await soap.createClientAsync(wsdl, { endpoint });
  client.setSecurity(security);
  return client;
}

function digest(user, password, more = {}) {
  return new soap.WSSecurity(user, password,
    { passwordType: "PasswordDigest", hasTimeStamp: true, hasTokenCreated: true, mustUnderstand: true, ...more });
}

function text(user, password) {
  return new soap.WSSecurity(user, password, { passwordType: "PasswordText", hasNonce: true, hasTimeStamp: true });
}

function signature(folder) {
  const [key, certificate] = [keyIn(folder), certificateIn(folder)].map((file) => readFileSync(file, "utf8"));
  return new soap.WSSecurityCert(key, certificate, "", {
    signatureAlgorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    signatureTransformations: ["http://www.w3.org/2001/10/xml-exc-c14n#"],
    hasTimeStamp: true,
  });
}

/** The rule by which the message is refused, or what came instead. */
async function refused(endpoint, security, people) {
  const client = await clientOf(endpoint, security);
  try {
    await client.recordPeopleAsync(people);
    return "taken";
  } catch (error) {
    return error.root?.Envelope?.Body?.Fault?.detail?.problem?.rule ?? String(error.message);
  }
}

async function post(gateway, endpoint, body) {
  const headers = { "Content-Type": "text/xml; charset=utf-8", SOAPAction: '""' };
  const answer = await gateway.fetch(endpoint, { method: "POST", headers, body });
  return { status: answer.status, body: await answer.text() };
}

/** A message of the contract as the objects that npm's soap takes: elements in their order, texts, and lists. */
function objects(xml) {
  const parser = sax.parser(true, { xmlns: true });
  const stack = [{}];
  let characters = "";
  parser.onopentag = () => { stack.push({}); characters = ""; };
  parser.ontext = (more) => { characters += more; };
  parser.onclosetag = (name) => {
    const own = stack.pop();
    const value = Object.keys(own).length ? own : characters;
    const parent = stack[stack.length - 1];
    const local = name.split(":").pop();
    parent[local] = local in parent ? [].concat(parent[local], value) : value;
    characters = "";
  };
  parser.write(xml).close();
  return Object.values(stack[0])[0];
}
