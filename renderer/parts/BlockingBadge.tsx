import { Badge, theme } from 'antd';
import type { ReactNode } from 'react';
import type { FindingCounts } from '#shared/api/cases.ts';
import { countOf, sayBlocking } from '#shared/filing/findingKind.ts';

/** What blocks, as a number: red for what is wrong; calm while something is only not filled in yet. */
export function BlockingBadge({
  counts,
  offset,
  children,
}: {
  counts: FindingCounts;
  offset?: [number, number];
  children?: ReactNode;
}) {
  const { token } = theme.useToken();
  const wrong = countOf(counts, 'wrong');
  const title = sayBlocking(counts) ?? '';
  const colour = wrong > 0 ? {} : { color: token.colorTextTertiary };
  return (
    <Badge
      count={wrong > 0 ? wrong : counts.missing}
      size="small"
      title={title}
      {...colour}
      {...(offset && { offset })}
    >
      {children}
    </Badge>
  );
}
