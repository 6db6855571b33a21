import type { Compared, Penalty } from './penalty.ts';

/**
 * How far groups’ mean scores are from the mean of their stratum, squared and weighed by the groups’ shares: MinDiff (Prost
 * et al. 2019) with a linear kernel, for any number of groups.
 */
export const gap: Penalty = {
  id: 'gap',
  weights: () => [],
  of(tf, _, logits, compared) {
    const contrasts = tf.tensor2d(contrastsOf(compared), [compared.groups * compared.strata, logits.size]);
    const gaps = tf.matMul(contrasts, tf.reshape(tf.sigmoid(logits), [-1, 1]));
    return tf.mul(compared.strength, tf.sum(tf.square(gaps)));
  },
};

/** By group, what each row’s score is multiplied with: the sum is the group’s gap times the root of its share. */
function contrastsOf({ codes, groups, strata }: Compared): Float32Array {
  const inGroup = new Float64Array(groups * strata);
  const inStratum = new Float64Array(strata);
  const stratumOf = (code: number) => Math.floor(code / groups);
  for (const code of codes) {
    if (code < 0) continue;
    inGroup[code] = (inGroup[code] as number) + 1;
    inStratum[stratumOf(code)] = (inStratum[stratumOf(code)] as number) + 1;
  }
  const contrasts = new Float32Array(inGroup.length * codes.length);
  inGroup.forEach((members, group) => {
    if (members === 0) return;
    const stratum = stratumOf(group);
    const all = inStratum[stratum] as number;
    codes.forEach((code, row) => {
      if (code < 0 || stratumOf(code) !== stratum) return;
      const own = (code === group ? 1 / members : 0) - 1 / all;
      contrasts[group * codes.length + row] = Math.sqrt(members / all) * own;
    });
  });
  return contrasts;
}
