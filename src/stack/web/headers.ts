/** Fields of a message as the web's parts see them: latin-1 text, in the order they came in. */
export type Headers = readonly (readonly [name: string, value: string])[];

/** ASCII only: no other letter changes, and a text keeps its length. */
export function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

export function allValues(headers: Headers, name: string): string[] {
  const wanted = lower(name);
  return headers.filter(([each]) => lower(each) === wanted).map(([, value]) => value);
}

/** The first of that name. */
export function firstValue(headers: Headers, name: string): string | undefined {
  return allValues(headers, name)[0];
}

/** Members of a list field, of all its lines (RFC 9110 §5.6.1); commas in quoted strings are none. */
export function listOfValues(headers: Headers, name: string): string[] {
  const members: string[] = [];
  for (const line of allValues(headers, name)) {
    let member = '';
    let quoted = false;
    for (let i = 0; i < line.length; i++) {
      const character = line[i] as string;
      if (quoted && character === '\\') member += character + (line[++i] ?? '');
      else if (character === ',' && !quoted) {
        members.push(member.trim());
        member = '';
      } else {
        if (character === '"') quoted = !quoted;
        member += character;
      }
    }
    members.push(member.trim());
  }
  return members.filter((member) => member !== '');
}

/** A token or a quoted string as what it stands for (RFC 9110 §5.6.4). */
export function unquote(text: string): string {
  return /^"[\s\S]*"$/.test(text) ? text.slice(1, -1).replace(/\\([\s\S])/g, '$1') : text;
}
