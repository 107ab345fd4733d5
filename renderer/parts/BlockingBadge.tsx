import { Badge, Flex, theme } from 'antd';
import type { ReactNode } from 'react';
import type { FindingCounts } from '#shared/api/cases.ts';
import { countOf, kindLabels, sayBlocking } from '#shared/filing/findingKind.ts';

/** What blocks, as a number at a corner: red for what is wrong; calm while something is only not filled in yet. */
export function BlockingBadge({
  counts,
  offset,
  children,
}: {
  counts: FindingCounts;
  offset: [number, number];
  children: ReactNode;
}) {
  const { token } = theme.useToken();
  const wrong = countOf(counts, 'wrong');
  const title = sayBlocking(counts) ?? '';
  const colour = wrong > 0 ? {} : { color: token.colorTextTertiary };
  return (
    <Badge count={wrong > 0 ? wrong : counts.missing} size="small" title={title} {...colour} offset={offset}>
      {children}
    </Badge>
  );
}

/** What blocks, in a line: what is wrong in red and, beside it and calm, what is not filled in yet. */
export function BlockingBadges({ counts }: { counts: FindingCounts }) {
  const { token } = theme.useToken();
  const colours = { wrong: {}, missing: { color: token.colorTextTertiary } };
  return (
    <Flex gap={2} component="span">
      {(['wrong', 'missing'] as const)
        .map((kind) => ({ kind, count: countOf(counts, kind) }))
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => (
          <Badge key={kind} count={count} size="small" title={`${count} 项${kindLabels[kind]}`} {...colours[kind]} />
        ))}
    </Flex>
  );
}
