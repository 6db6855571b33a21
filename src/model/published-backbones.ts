import { architectures, imageArchitectures } from './architectures/index.ts';

/** A published checkpoint of a family that fairgate runs. */
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

/** Checkpoints that families name as their examples; others of the same families work as well. */
export function publishedBackbones(): readonly PublishedBackbone[] {
  return [...architectures, ...imageArchitectures].flatMap(({ id: family, title, modality, examples }) =>
    examples.map((id) => {
      const command = `fairgate pull ${id}`;
      return { id, title, why: `${title} (${family}, ${modality}): ${command}`, family, modality, command };
    }),
  );
}
