interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
const NUMBER = '-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?';
const SAMPLE = new RegExp(`^(${NAME})\\{(${LABEL}(?:,${LABEL})*)\\} (${NUMBER})$`);
const META = new RegExp(`^# (?:TYPE (${NAME}) (?:gauge|stateset)|HELP (${NAME}) \\S.*)$`);
const ESCAPES: Readonly<Record<string, string>> = { '\\\\': '\\', '\\"': '"', '\\n': '\n' };

/**
 * The samples of a text by the grammar of OpenMetrics 1.0, as far as gauges and state sets need it.
 * @throws Error at the first line that the grammar does not know, or that stands outside of its family.
 */
export function openMetricsSamples(text: string): readonly Sample[] {
  if (!text.endsWith('# EOF\n')) throw new Error('the text has no end');
  const families = new Set<string>();
  let family = '';
  return text
    .slice(0, -'# EOF\n'.length)
    .split('\n')
    .slice(0, -1)
    .flatMap((line): Sample[] => {
      const meta = META.exec(line);
      if (meta) {
        const name = meta[1] ?? meta[2] ?? '';
        if (name !== family && families.has(name)) throw new Error(`the family ${name} comes twice`);
        families.add(name);
        family = name;
        return [];
      }
      const [, name, pairs = '', value] = SAMPLE.exec(line) ?? [];
      if (name === undefined || name !== family) throw new Error(`no sample of ${family}: ${line}`);
      const labels = [...pairs.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, label, content = '']) => [
        label,
        content.replace(/\\["\\n]/g, (written) => ESCAPES[written] ?? written),
      ]);
      return [{ name, labels: Object.fromEntries(labels), value: Number(value) }];
    });
}
