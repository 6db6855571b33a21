/** The house: floors from the ground up. A room may use its own floor's rooms where a rule below says so, and all floors beneath. */
const floors = [
  ['src/errors.ts', 'src/registry.ts', 'src/canonical-json.ts', 'src/result', 'src/stats'],
  ['src/pipeline', 'src/data', 'src/model'],
  ['src/slices', 'src/gate', 'src/report', 'src/evidence', 'src/explore', 'src/disclosure'],
  ['src/metrics', 'src/mitigations'],
  ['src/config'],
  ['src/stages'],
  ['src/index.ts'],
  ['src/cli'],
];
const pattern = (paths) => `^(${paths.map((path) => path.replaceAll('.', '\\.')).join('|')})(/|$)`;

const arrowsPointDown = floors.slice(0, -1).map((floor, level) => ({
  name: `floor-${level + 1}-knows-nothing-above`,
  severity: 'error',
  comment:
    'Contracts stand below their entries, so that a floor can be understood, tested and replaced without those above it.',
  from: { path: pattern(floor) },
  to: { path: pattern(floors.slice(level + 1).flat()) },
}));

/** What a room may reach outside itself (besides the ground floor). */
const onlyReaches = (room, allowed, comment) => ({
  name: `${room}-reaches-only-what-it-may`,
  severity: 'error',
  comment,
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: pattern([`src/${room}`, ...allowed]) },
});

const ground = ['src/errors.ts', 'src/registry.ts', 'src/canonical-json.ts'];
const tensorLibraries = 'node_modules/(@tensorflow|onnxruntime-node|onnx-proto|@huggingface)/';

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      comment:
        'Rooms that need each other are one room with a wall through it; what both need belongs a floor below.',
      from: {},
      to: { circular: true },
    },
    ...arrowsPointDown,
    onlyReaches(
      'report',
      ['src/result', ...ground],
      'Whoever has the result file can draw the report: nothing else may be needed for it.',
    ),
    onlyReaches(
      'evidence',
      ['src/result', ...ground],
      'Signatures vouch for a result and for digests: how either came about must not change what was signed.',
    ),
    onlyReaches(
      'gate',
      ['src/result', 'src/stats', ...ground],
      'The gate judges what was measured; how it was measured is none of its business.',
    ),
    onlyReaches(
      'disclosure',
      ['src/result', 'src/report/markup', ...ground],
      'What the law wants published follows from the result alone.',
    ),
    onlyReaches(
      'explore',
      ['src/result', 'src/stats', 'src/pipeline', ...ground],
      'The search sees rows and codes, and nothing of what they mean.',
    ),
    onlyReaches(
      'pipeline',
      ground,
      'The runner and the store know nothing of fairness, so that any staged work could run on them.',
    ),
    onlyReaches('result', ground, 'The document at the waist depends on nobody who writes or reads it.'),
    onlyReaches('stats', ground, 'Numbers in, numbers out.'),
    {
      name: 'audit-half-free-of-tensors',
      severity: 'error',
      comment:
        'Any model is audited from its predictions file in a blink: the audit half never waits for a tensor library.',
      from: {
        path: '^src/(data|slices|metrics|mitigations|stats|gate|report|evidence|result|pipeline|explore)/',
      },
      to: { path: tensorLibraries, reachable: true },
    },
    {
      name: 'disk-and-network-at-the-edge',
      severity: 'error',
      comment: 'Effects have few doors; everything else is data in, data out, and can be tested so.',
      from: {
        path: '^src/',
        pathNot: '^src/(pipeline/store|data/sources|model/checkpoints|model/hubs|cli)(/|$)',
      },
      to: {
        dependencyTypes: ['core'],
        path: '^(node:)?(fs|fs/promises|http|https|net|child_process)$',
      },
    },
    {
      name: 'threads-behind-one-door',
      severity: 'error',
      comment: 'Who starts threads must end them, and must give the same bytes with any number of them.',
      from: { path: '^src/', pathNot: '^src/(model/training/threads|metrics/replicates/threads|cli)/' },
      to: { dependencyTypes: ['core'], path: '^(node:)?worker_threads$' },
    },
    {
      name: 'no-development-parts-in-the-product',
      severity: 'error',
      comment: 'What users install must not need what developers install.',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'product-knows-no-tests',
      severity: 'error',
      comment: 'Tests, benchmarks and fixtures look at the product, never the other way round.',
      from: { path: '^src/' },
      to: { path: '^(test|bench|fixtures)/' },
    },
    {
      name: 'no-dead-wood',
      severity: 'error',
      comment: 'What neither the library, the CLI nor another module reaches is deleted.',
      from: { orphan: true, path: '^src/', pathNot: '^src/(cli/main|index)\\.ts$' },
      to: {},
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that cannot be resolved fails at the user’s.',
      from: { path: '^src/' },
      to: {
        couldNotResolve: true,
        pathNot: '^(@tensorflow/tfjs-node|webgpu|@tensorflow/tfjs-backend-webgpu)$',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
