/** A tensor of which nothing but its axes is known. */
export type Shape = readonly number[];

export const sizeOf = (shape: Shape): number => shape.reduce((product, axis) => product * axis, 1);

/** Takes note of multiply-adds. */
export type Note = (multiplyAdds: number) => void;
