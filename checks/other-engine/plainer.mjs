// Says a StructureMap in the part of the mapping language that Medplum's engine has. The rewriting knows the language and
// no map. Each thing that the engine lacks has a name, which the table counts.

/** The same map in plainer words, and how often each thing had to be put plainer. */
export function plainer(map) {
  const put = {};
  const words = new Plainer((what) => (put[what] = (put[what] ?? 0) + 1));
  return { map: { ...map, group: map.group.map((group) => words.group(group)) }, put };
}

class Plainer {
  #put;
  #made = 0;

  constructor(put) {
    this.#put = put;
  }

  // A throw-away object, for targets that have no context.
  group(group) {
    const scratch = { name: 'scratch', type: 'BackboneElement', mode: 'target' };
    return {
      ...group,
      input: [...group.input.map((input) => ({ ...input, name: apart(input.name) })), scratch],
      rule: group.rule?.map((rule) => this.#rule(rule)),
    };
  }

  #rule(rule) {
    const { condition, ...source } = this.#source(rule.source[0]);
    const inner = {
      ...rule,
      source: [source],
      target: rule.target?.flatMap((target) => this.#target(target)),
      rule: rule.rule?.map((each) => this.#rule(each)),
      dependent: rule.dependent?.map((call) => ({ ...call, variable: call.variable.map(apart) })),
    };
    return condition ? this.#conditional(inner, source, condition) : inner;
  }

  // A condition is passed over where the source has no element, asked once for a whole list, and can't see variables:
  // `a.b as c where (d) -> e` becomes `a.b as c -> (%c.where(d).exists()) as ok then { ok where true -> e }`.
  #conditional(rule, source, condition) {
    this.#put('condition');
    const ok = this.#fresh();
    const variable = source.variable ?? (source.element ? this.#fresh() : source.context);
    const asked = [{ valueString: `%${variable}.where(${said(condition)}).exists()` }];
    return {
      name: `${rule.name}-if`,
      source: [source.element ? { ...source, variable } : source],
      target: [scratch(ok, 'evaluate', asked)],
      rule: [{ ...rule, source: [{ context: ok, element: 'where($this)' }] }],
    };
  }

  // A source's type (`entry.resource : Patient`) is passed over; the element may be any FHIRPath.
  #source({ type, ...source }) {
    const named = {
      ...source,
      context: apart(source.context),
      ...(source.variable && { variable: apart(source.variable) }),
    };
    if (!type) {
      return named;
    }
    this.#put('type');
    return { ...named, element: `${source.element}.ofType(${type})` };
  }

  #target(target) {
    const variable = target.variable && apart(target.variable);
    const parameters = target.parameter?.map((each) => parameter(target.transform, each));
    if (!target.context) {
      // `… -> append(a, b) as key` is refused.
      this.#put('target without context');
      return this.#appended(scratch(variable, target.transform, parameters));
    }
    const context = apart(target.context);
    if (target.element === 'resource' && !target.transform) {
      // A resource that is there already is taken for one of no type, and its lists for single values.
      this.#put('resource made before');
      return [scratch(variable, 'evaluate', [{ valueString: `%${context}.resource` }])];
    }
    return this.#appended({ ...target, context, variable, parameter: parameters });
  }

  // append takes two arguments and passes over the others: append(a, b, c) becomes append(append(a, b), c).
  #appended(target) {
    if (target.transform !== 'append' || target.parameter.length === 2) {
      return [target];
    }
    this.#put('append');
    let [sofar, ...rest] = target.parameter;
    const steps = [];
    while (rest.length > 1) {
      const step = this.#fresh();
      steps.push(scratch(step, 'append', [sofar, rest.shift()]));
      sofar = { valueId: step };
    }
    return [...steps, { ...target, parameter: [sofar, rest[0] ?? { valueString: '' }] }];
  }

  #fresh() {
    this.#made += 1;
    return `made${this.#made}`;
  }
}

const scratch = (name, transform, parameter) => ({
  context: 'scratch',
  element: name,
  variable: name,
  transform,
  parameter,
});

function parameter(transform, each) {
  if (each.valueId) {
    return { valueId: apart(each.valueId) };
  }
  return transform === 'evaluate' ? { valueString: said(each.valueString) } : each;
}

// In FHIRPath a variable hides every element of its name, with or without its %: variables get names no element has.
const apart = (name) => `${name}_`;
const said = (fhirPath) => fhirPath.replace(/%(\w+)/g, (_, name) => `%${apart(name)}`);
