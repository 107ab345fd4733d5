import { Button, Flex, Tooltip, Typography } from 'antd';
import { asSentence } from '#shared/filing/asSentence.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { kindOf } from '#shared/filing/findingKind.ts';
import { sayInPlace } from '#shared/filing/sayInPlace.ts';
import { saySource } from '#shared/rules/saySource.ts';
import { KindTag } from './KindTag.tsx';

/**
 * One finding: what is wrong, what to do, who says so and as of when. `place` names the field where it is not beside it;
 * where either says whom it is about, the sentences do not say it again.
 *
 * Where room is dear, `detail` leaves out what follows: `remedy` keeps the source behind a word, `message` only what is
 * wrong.
 */
export function FindingNote({
  finding,
  place,
  detail = 'source',
}: {
  finding: Finding;
  place?: string;
  detail?: 'source' | 'remedy' | 'message';
}) {
  const said = detail === 'source' && place === undefined ? finding : sayInPlace(finding);
  return (
    <Flex gap={8} align="flex-start" data-rule={finding.rule}>
      <KindTag kind={kindOf(finding)} />
      <div style={{ minWidth: 0 }}>
        <Typography.Text strong={finding.weight === 'must' && detail === 'source'}>
          {place ? `${place}：` : ''}
          {asSentence(said.message)}
        </Typography.Text>
        {detail !== 'message' && (
          <>
            <br />
            <Typography.Text type="secondary">{asSentence(said.remedy)}</Typography.Text>
          </>
        )}
        {detail === 'remedy' && <SourceWord finding={finding} />}
        {detail === 'source' && (
          <>
            <br />
            <Typography.Text type="secondary" style={{ fontSize: 12 }}>
              {sourceOf(finding)}
            </Typography.Text>
          </>
        )}
      </div>
    </Flex>
  );
}

/** Who says so, on demand: pointed at, focused or pressed. */
function SourceWord({ finding }: { finding: Finding }) {
  return (
    <Tooltip title={sourceOf(finding)} trigger={['hover', 'focus', 'click']}>
      <Button type="link" size="small" style={{ padding: '0 4px', height: 'auto', fontSize: 12 }}>
        依据
      </Button>
    </Tooltip>
  );
}

function sourceOf({ source, asOf }: Finding): string {
  return `依据：${saySource(source)}（${asOf}）`;
}
