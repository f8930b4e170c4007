// Runs every map's examples on Medplum's engine, and compares what comes out with what HAPI's engine makes of them. Needs
// mappings/target/other-engine, which the test MovedMapsTest writes. Ends with 0 only if every example comes out the same
// but those that different.json names with the reason, and those do differ.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TransformMapCollection, indexStructureDefinitionBundle, structureMapTransform } from '@medplum/core';
import { asWritten, choices, firstDifference } from './compare.mjs';
import { plainer } from './plainer.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const moved = at('../../mappings/target/other-engine');
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
const all = (folder) => readdirSync(`${moved}/${folder}`).map((file) => json(`${moved}/${folder}/${file}`));

if (!existsSync(`${moved}/maps`)) {
  console.error('No map was moved yet. Run: mvn -B verify');
  process.exit(2);
}

const types = all('types');
const conceptMaps = all('concept-maps');
const different = json(at('different.json'));
const chosen = choices(types);
indexStructureDefinitionBundle(types);

// The first of a map's structures in each direction is the message.
function typeOf(map, mode) {
  const url = map.structure.find((structure) => structure.mode === mode).url;
  return types.find((type) => type.url === url);
}

function run(map, input) {
  const [from, to] = [typeOf(map, 'source'), typeOf(map, 'target')];
  const output = to.kind === 'resource' ? { resourceType: to.type } : {};
  const values = [
    { type: from.type, value: input },
    { type: to.type, value: output },
  ];
  structureMapTransform(map, values, new TransformMapCollection([...conceptMaps]));
  return output;
}

/** What differs first, in words; nothing when both engines say the same. */
function difference(map, example) {
  try {
    const [hapis, theirs] = [json(`${example}.out.json`), run(map, json(`${example}.in.json`))];
    return firstDifference(asWritten(hapis, chosen), asWritten(theirs, chosen));
  } catch (e) {
    return `the engine stops: ${e.message}`;
  }
}

const row = (...cells) => console.log(cells.map((cell, i) => String(cell).padEnd(i ? 11 : 31)).join(''));
const total = { examples: 0, plainer: 0, asItStands: 0 };
const wrong = [];

row('map', 'examples', 'same', 'unchanged', 'put plainer for this engine');
for (const name of readdirSync(`${moved}/maps`).map((file) => basename(file, '.json'))) {
  const original = json(`${moved}/maps/${name}.json`);
  const { map, put } = plainer(original);
  const folder = `${moved}/examples/${name}`;
  const examples = readdirSync(folder).filter((file) => file.endsWith('.in.json'));
  let [same, asItStands] = [0, 0];
  for (const example of examples.map((file) => basename(file, '.in.json'))) {
    const found = difference(map, `${folder}/${example}`);
    const reason = different[`${name}/${example}`];
    same += found ? 0 : 1;
    asItStands += difference(original, `${folder}/${example}`) ? 0 : 1;
    if (Boolean(found) !== Boolean(reason)) {
      wrong.push(`${name}/${example}: ${found ?? `the same now, though different.json says: ${reason}`}`);
    }
  }
  row(name, examples.length, same, asItStands, Object.entries(put).map(([what, n]) => `${what} ${n}`).join(', '));
  total.examples += examples.length;
  total.plainer += same;
  total.asItStands += asItStands;
}
row('together', total.examples, total.plainer, total.asItStands);
Object.entries(different).forEach(([example, reason]) => console.log(`known to differ: ${example}: ${reason}`));
wrong.forEach((what) => console.error(`WRONG ${what}`));
process.exit(wrong.length || !total.examples ? 1 : 0);
