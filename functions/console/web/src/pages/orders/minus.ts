/** A quantity is a decimal text of at most six places: counted in millionths no digit is lost. */
const millionths = (quantity: unknown): bigint => {
  const [whole, places = ''] = String(quantity ?? 0).split('.');
  return BigInt(whole + places.padEnd(6, '0').slice(0, 6));
};

/** The difference of two quantities, as a decimal text. */
export function minus(a: unknown, b: unknown): string {
  const difference = millionths(a) - millionths(b), size = difference < 0n ? -difference : difference;
  const places = (size % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '');
  return `${difference < 0n ? '-' : ''}${size / 1_000_000n}${places && `.${places}`}`;
}
