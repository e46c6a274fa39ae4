/** Sentences with gaps: `{name}` is replaced by the value of that name. */

/** @throws RangeError when a gap has no value: a mistake in the wording, not in the input. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{([A-Za-z]+)\}/g, (_gap, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new RangeError(`no value for {${name}} in “${template}”`);
    return String(value);
  });
}
