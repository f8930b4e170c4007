// JSON of two engines, compared: the order of names does not matter, the order in lists does.

/** The names of R4's choices of a primitive, e.g. `valueString`, with the choice's own: `value`. */
export function choices(types) {
  const elements = types.flatMap((type) => type.snapshot.element);
  const found = new Map();
  for (const { path, type } of elements.filter(({ path }) => path.endsWith('[x]'))) {
    const choice = path.slice(path.lastIndexOf('.') + 1, -'[x]'.length);
    for (const code of type.map(({ code }) => code).filter((code) => /^[a-z]/.test(code))) {
      found.set(choice + code[0].toUpperCase() + code.slice(1), choice);
    }
  }
  return found;
}

/** As FHIR writes it: nothing empty, and a choice with its type, unless that is a primitive. */
export function asWritten(value, choices) {
  if (Array.isArray(value)) {
    return value.map((each) => asWritten(each, choices)).filter((each) => each !== undefined);
  }
  if (value === null || typeof value !== 'object') {
    return value ?? undefined;
  }
  const entries = Object.entries(value)
    .map(([name, each]) => named(name, each, choices))
    .map(([name, each]) => [name, asWritten(each, choices)])
    .filter(([, each]) => each !== undefined && !(Array.isArray(each) && each.length === 0));
  return entries.length ? Object.fromEntries(entries) : undefined;
}

// Medplum's engine writes {value: {resourceType: 'Quantity', …}} for valueQuantity, and {value: …} for any primitive.
function named(name, value, choices) {
  const type = value?.resourceType;
  if (type && name !== 'resource') {
    const { resourceType, ...content } = value;
    return /^[a-z]/.test(type) ? [name, content.value] : [name + type, content];
  }
  return [choices.get(name) ?? name, value];
}

/** Where two values differ first and how, or undefined. */
export function firstDifference(wanted, got, path = '$') {
  const inside = (value) => typeof value === 'object';
  if (!inside(wanted) || !inside(got) || Array.isArray(wanted) !== Array.isArray(got)) {
    return wanted === got ? undefined : `${path} is ${said(got)}, not ${said(wanted)}`;
  }
  for (const key of new Set([...Object.keys(wanted), ...Object.keys(got)])) {
    const found = firstDifference(wanted[key], got[key], `${path}.${key}`);
    if (found) {
      return found;
    }
  }
  return undefined;
}

const said = (value) => (value === undefined ? 'missing' : JSON.stringify(value).slice(0, 80));
