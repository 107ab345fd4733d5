import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shippedPack } from '#test/support/lintDefect.ts';

const shared = join(import.meta.dirname, '..', '..', '..', 'shared');
const groups = /'((?:form|identity|material|content|province|register|own)\.[A-Za-z]+)'/g;

it('every rule the lint names is registered, and every registered rule is applied', () => {
  const named = readdirSync(shared, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [...readFileSync(join(shared, path), 'utf8').matchAll(groups)].map((match) => match[1]));
  const registered = shippedPack.rules
    .map(({ id }) => id)
    .filter((id) => /^(form|identity|material|content|province|register|own)\./.test(id));
  expect([...new Set(named)].sort()).toEqual(registered.toSorted());
});
