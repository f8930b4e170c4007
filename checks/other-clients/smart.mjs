// SMART Backend Services with fhir-kit-client and jose: discovery, an assertion signed with a key of its own, a token, a search
// and a read of what the client may hold, and 404 for what it may not. Cases 7.9, 7.12, 7.20 and 7.23 from another ecosystem.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'fhir-kit-client';
import { SignJWT, exportJWK, exportPKCS8, generateKeyPair, importPKCS8 } from 'jose';

const BY_JWT = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const NHS = 'https://fhir.nhs.uk/Id/nhs-number';
const CHILD = '9990001359'; // invented, from the range for tests

const CLIENTS = [
  { id: 'mash-pcc', alg: 'RS384' },
  { id: 'health-visiting-p', alg: 'ES384' },
  { id: 'pcc', alg: 'RS512' },
];

/** Registers three partners' clients by their public keys, before the gateway starts. */
export async function prepare(folder) {
  const clients = join(folder, 'clients');
  mkdirSync(clients);
  for (const { id, alg } of CLIENTS) {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true, modulusLength: 2048 });
    const jwk = { ...(await exportJWK(publicKey)), kid: `${id}-1`, alg, use: 'sig' };
    writeFileSync(join(clients, `${id}.yaml`), `client: ${id}\njwks: ${JSON.stringify({ keys: [jwk] })}\n`);
    writeFileSync(join(folder, `${id}.pem`), await exportPKCS8(privateKey), { mode: 0o600 });
  }
  return [`--onestory.client-files.folder=${clients}`];
}

export default async function (gateway, t) {
  if (!gateway.prepared) {
    t.ok(true, 'left out: the gateway was not started with the keys of this check');
    return;
  }
  const fhir = (token) => new Client({ baseUrl: `${gateway.url}/fhir`, bearerToken: token });
  const metadata = await fhir().smartAuthMetadata();
  t.equal(metadata.tokenUrl?.href, `${gateway.url}/oauth/token`, 'fhir-kit-client finds where tokens are asked for');
  const discovery = await (await gateway.fetch('/fhir/.well-known/smart-configuration')).json();
  t.ok(discovery.token_endpoint_auth_methods_supported.includes('private_key_jwt')
    && discovery.grant_types_supported.includes('client_credentials'), 'the discovery names private_key_jwt');

  const key = async ({ id, alg }) => importPKCS8(readFileSync(join(gateway.prepared, `${id}.pem`), 'utf8'), alg);
  const assertion = async (client, { expires = '5m', signedBy } = {}) =>
    new SignJWT({ jti: crypto.randomUUID() })
      .setProtectedHeader({ alg: client.alg, typ: 'JWT', kid: `${client.id}-1` })
      .setIssuer(client.id).setSubject(client.id).setAudience(metadata.tokenUrl.href).setExpirationTime(expires)
      .sign(signedBy ?? (await key(client)));
  const ask = async (client_assertion, scope) => {
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_assertion_type: BY_JWT, client_assertion });
    if (scope) form.set('scope', scope);
    const answer = await gateway.fetch('/oauth/token', { method: 'POST', body: form });
    return { status: answer.status, ...(await answer.json()) };
  };
  const [mash, visitor, council] = CLIENTS;

  for (const client of CLIENTS) {
    const answer = await ask(await assertion(client));
    t.ok(answer.status === 200 && answer.expires_in === 300 && answer.token_type === 'Bearer',
      `a token of five minutes for an assertion signed ${client.alg}`);
  }
  const once = await assertion(council);
  await ask(once);
  const again = await ask(once);
  t.equal([again.status, again.error], [401, 'invalid_client'], `7.9 an assertion sent again is refused: ${again.error_description}`);
  const late = await ask(await assertion(council, { expires: '-1s' }));
  t.equal([late.status, late.error], [401, 'invalid_client'], `7.12 one that has expired: ${late.error_description}`);
  const { privateKey: another } = await generateKeyPair(mash.alg);
  const forged = await ask(await assertion(mash, { signedBy: another }));
  t.equal([forged.status, forged.error], [401, 'invalid_client'], `7.20 one signed with another key: ${forged.error_description}`);
  const beyond = await ask(await assertion(visitor), 'operations');
  t.equal([beyond.status, beyond.error], [400, 'invalid_scope'], '7.23 a scope beyond the registration');

  // the MASH tells a contact, and may then see who the child is
  const told = await ask(await assertion(mash));
  const contact = await gateway.fetch('/inbox/mash-pcc/contact', {
    method: 'POST',
    headers: { Authorization: `Bearer ${told.access_token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(message()),
  });
  t.equal(contact.status, 202, 'the MASH tells a contact with the same token');
  const search = (token) => fhir(token).search({ resourceType: 'Patient', searchParams: { identifier: `${NHS}|${CHILD}` } });
  let found;
  for (const end = Date.now() + 30_000; Date.now() < end && !found?.entry?.length; ) {
    found = await search(told.access_token);
    await new Promise((later) => setTimeout(later, 200));
  }
  const child = found.entry?.[0]?.resource;
  t.equal(child?.resourceType, 'Patient', 'and finds the child of its contact');
  const read = await fhir(told.access_token).read({ resourceType: 'Patient', id: child?.id });
  t.equal(read.id, child?.id, 'and reads the child');

  const narrow = await ask(await assertion(mash), 'system/Patient.r');
  t.equal(narrow.scope, 'system/Patient.r', 'a token for less is given as asked for');
  t.equal(await status(search(narrow.access_token)), 403, '7.23 and allows no search');

  const other = await ask(await assertion(visitor));
  t.equal((await search(other.access_token)).entry ?? [], [], 'who may not know of the child finds nobody');
  t.equal(await status(fhir(other.access_token).read({ resourceType: 'Patient', id: child?.id })), 404,
    'and is told that there is nobody, as for an id that nobody has');
  t.equal(await status(fhir(other.access_token).read({ resourceType: 'Patient', id: crypto.randomUUID() })), 404,
    'which is answered the same');
  t.equal(await status(fhir().read({ resourceType: 'Patient', id: child?.id })), 401, 'without a token nothing is said');
}

async function status(request) {
  try {
    await request;
    return 200;
  } catch (e) {
    return e.response?.status ?? String(e);
  }
}

function message() {
  const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString().replace(/\.\d+Z$/, 'Z');
  return {
    header: { system: 'mash-pcc', id: 'MC-26-09001', version: 1, sentAt: ago(1) },
    receivedAt: ago(20),
    source: {
      professional: {
        given: 'Priya', surname: 'Lall', role: 'nursery manager',
        organisation: { scheme: 'urn', code: '900305', name: 'Willow Lane Nursery' },
      },
    },
    child: { nhsNumber: CHILD, given: 'Ela', surname: 'Novak', birthDate: '2023-08-08' },
    concern: 'An invented concern, for a test of clients.',
    level: 'high',
    enquiry: { opened: true, startedAt: ago(15) },
  };
}
