// Starts the packaged gateway on free ports, with its data in a folder of its own and over TLS, lets clients of other makers at
// it (every *.mjs beside this one that exports a check), says what each found, and stops the gateway whatever happened.
// With GATEWAY_URL and GATEWAY_DATA it uses a gateway that is there already; NODE_EXTRA_CA_CERTS must then name its certificate.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const START_WITHIN = 90_000;
const CHECKS_WITHIN = 60_000;

async function modules() {
  const files = readdirSync(HERE).filter((f) => f.endsWith('.mjs') && f !== 'run.mjs').sort();
  return Promise.all(files.map(async (name) => ({ name, module: await import(pathToFileURL(join(HERE, name))) })));
}

/** Runs every check at a gateway that is up, in a process that trusts its certificate. */
async function check() {
  const data = resolve(process.env.GATEWAY_DATA);
  const secrets = Object.fromEntries(
    readFileSync(join(data, 'secrets.properties'), 'utf8').split('\n').filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).replaceAll('\\\\', '\\')]),
  );
  const gateway = {
    url: process.env.GATEWAY_URL.replace(/\/$/, ''),
    data,
    prepared: process.env.GATEWAY_PREPARED,
    ca: join(data, 'tls', 'certificate.pem'),
    secret: (name) => secrets[name],
    fetch: (path, options) => fetch(new URL(path, process.env.GATEWAY_URL), { redirect: 'manual', ...options }),
  };
  let failed = 0;
  const t = {
    ok(condition, says) {
      console.log(`${condition ? 'ok  ' : 'FAIL'} ${says}`);
      failed += condition ? 0 : 1;
    },
    equal(actual, expected, says) {
      const same = JSON.stringify(actual) === JSON.stringify(expected);
      t.ok(same, same ? says : `${says}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
    },
  };
  for (const { name, module } of await modules()) {
    console.log(`\n${name}`);
    try {
      await module.default(gateway, t);
    } catch (e) {
      t.ok(false, `${name} ended with ${e.stack ?? e}`);
    }
  }
  return failed === 0 ? 0 : 1;
}

function freePort() {
  return new Promise((found, lost) => {
    const server = createServer().on('error', lost);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

function jar() {
  const target = resolve(HERE, '../../gateway/target');
  const quick = join(target, 'app', 'gateway.jar');
  const packaged = existsSync(target) ? readdirSync(target).find((f) => /^gateway-.*\.jar$/.test(f)) : undefined;
  if (packaged) return join(target, packaged);
  if (existsSync(quick)) return quick;
  throw new Error('No gateway in gateway/target: run mvn verify first.');
}

async function untilUp(process, management, log) {
  const end = Date.now() + START_WITHIN;
  while (Date.now() < end) {
    if (process.exitCode !== null) throw new Error(`The gateway ended with ${process.exitCode}: see ${log}`);
    try {
      if ((await fetch(`http://127.0.0.1:${management}/actuator/health`)).ok) return;
    } catch {
      // not yet
    }
    await new Promise((later) => setTimeout(later, 200));
  }
  throw new Error(`The gateway was not up within ${START_WITHIN / 1000} s: see ${log}`);
}

function ended(process, within) {
  return new Promise((done) => {
    const timer = setTimeout(() => {
      process.kill('SIGKILL');
      done(1);
    }, within);
    process.on('exit', (code) => {
      clearTimeout(timer);
      done(code ?? 1);
    });
  });
}

async function startAndCheck() {
  const folder = mkdtempSync(join(tmpdir(), 'other-clients-'));
  const prepared = join(folder, 'prepared');
  const data = join(folder, 'data');
  mkdirSync(prepared);
  const settings = [];
  for (const { module } of await modules()) {
    if (module.prepare) settings.push(...(await module.prepare(prepared)));
  }
  const [port, management] = [await freePort(), await freePort()];
  const log = join(folder, 'gateway.log');
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const gateway = spawn(java, ['-Xmx512m', '-jar', jar(), `--onestory.data=${data}`, `--server.port=${port}`,
    `--management.server.port=${management}`, ...settings], { stdio: ['ignore', 'pipe', 'pipe'] });
  const out = createWriteStream(log);
  gateway.stdout.pipe(out);
  gateway.stderr.pipe(out);
  let code = 1;
  try {
    await untilUp(gateway, management, log);
    const checks = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
      stdio: 'inherit',
      env: { ...process.env, GATEWAY_URL: `https://127.0.0.1:${port}`, GATEWAY_DATA: data, GATEWAY_PREPARED: prepared,
        NODE_EXTRA_CA_CERTS: join(data, 'tls', 'certificate.pem') },
    });
    code = await ended(checks, CHECKS_WITHIN);
    if (code !== 0) console.log(`\nThe gateway's last words:\n${readFileSync(log, 'utf8').split('\n').slice(-30).join('\n')}`);
  } finally {
    // as its users stop it, so that its database stops with it
    gateway.kill('SIGTERM');
    await ended(gateway, 40_000);
    if (code === 0) rmSync(folder, { recursive: true, force: true });
  }
  return code;
}

process.exit(process.env.GATEWAY_URL ? await check() : await startAndCheck());
