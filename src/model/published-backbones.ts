import { architectures, imageArchitectures } from './architectures/index.ts';
import { foreignFormats } from './foreign/index.ts';

/** A published backbone of a family that fairgate runs, or in a format that it does. */
export interface PublishedBackbone {
  /** As `fairgate pull` and an audit file name it. */
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly family: string;
  readonly modality: string;
  /** Fetches it into the cache. */
  readonly command: string;
}

/** What families and formats name as their examples; others of the same kinds work as well. */
export function publishedBackbones(): readonly PublishedBackbone[] {
  const ofFamilies = [...architectures, ...imageArchitectures].flatMap((architecture) =>
    architecture.examples.map((id) => published(id, architecture, architecture.modality)),
  );
  const ofFormats = [...foreignFormats].flatMap((format) =>
    format.examples.map(({ name, modality }) => published(name, format, modality)),
  );
  return [...ofFamilies, ...ofFormats];
}

function published(
  id: string,
  { id: family, title }: { readonly id: string; readonly title: string },
  modality: string,
): PublishedBackbone {
  const command = `fairgate pull ${id}`;
  return { id, title, why: `${title} (${family}, ${modality}): ${command}`, family, modality, command };
}
