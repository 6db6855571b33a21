import { loadCheckpoint } from '../../src/model/checkpoints/checkpoint.ts';
import { checkpointFiles } from '../../src/model/checkpoints/files.ts';
import { embedTexts } from '../../src/model/embed-text.ts';
import { folderStore } from '../../src/pipeline/store/store.ts';
import { encodedCodec } from '../../src/stages/encoded-codec.ts';
import { random } from '../../src/stats/random.ts';

/** A process of its own, whose peak of memory is taken: `embed-rows.ts ROWS FOLDER` embeds so many texts into a store. */
const [rows, folder] = process.argv.slice(2) as [string, string];
const source = random(4, 'texts');
const words = 'led a team of nurses at home for two years and worked in the city as clerk'.split(' ');
const word = () => words[source.below(words.length)] as string;
const texts = Array.from({ length: Number(rows) }, () =>
  Array.from({ length: 3 + source.below(18) }, word).join(' '),
);

const store = folderStore(folder);
const checkpoint = await loadCheckpoint(await checkpointFiles('fixtures/checkpoints/resume-bert'));
const { features } = await embedTexts(
  { texts, checkpoint, cut: 2, maxTokens: 128 },
  { progress: () => {}, signal: new AbortController().signal, numbers: store.numbers },
);
await store.put('features', encodedCodec.encode({ features, notices: [] }));
const stored = await store.get('features');
if (!stored) throw new Error('the store lost the features');
encodedCodec.decode(stored);
