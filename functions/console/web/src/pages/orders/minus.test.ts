import { expect, it } from 'vitest';
import { minus } from './minus';

it('subtracts quantities without losing a digit', () => {
  const cases: [unknown, unknown, string][] = [['12', '5', '7'], ['12.5', '12.5', '0'], ['0.3', '0.1', '0.2'], ['1', '0.000001', '0.999999'], ['5', '7.25', '-2.25'], [undefined, '1', '-1'], ['900719925474099.123456', '0.000001', '900719925474099.123455'], ['100', undefined, '100']];
  for (const [a, b, want] of cases) expect(minus(a, b)).toBe(want);
});
