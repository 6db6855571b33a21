import { registry } from '../registry.ts';

/** Toolkits whose names for the same numbers are known. */
export const peers = registry('peer', [
  { id: 'fairlearn', title: 'fairlearn' },
  { id: 'aif360', title: 'AIF360' },
  { id: 'aequitas', title: 'aequitas' },
  { id: 'scikit-learn', title: 'scikit-learn' },
]);
type PeerId = (typeof peers)['ids'][number];

/** How a peer calls the same number, and where its convention differs from ours. */
export interface PeerName {
  readonly name: string;
  readonly note?: string;
  /** What it says where there is nobody to count; where left out, it has no number there. */
  readonly empty?: number;
}

/** The peers that have the same number. */
export type PeerNames = Readonly<Partial<Record<PeerId, PeerName>>>;
