import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import type { AlikePicture } from '#shared/api/cases.ts';
import type { FilingCase } from '#shared/filing/filingCase.ts';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { AlikeDialog } from './AlikeDialog.tsx';
import { holderOf, keyOf } from './alikeWords.ts';
import type { Settlements } from './useSettlements.ts';

/** Pictures that look like those of another client: a question to people, never a finding by itself. */
export function AlikeList({
  filingCase,
  alike,
  answer,
}: {
  filingCase: FilingCase;
  alike: readonly AlikePicture[];
  answer: Settlements['answerAlike'];
}) {
  const [compared, setCompared] = useState<AlikePicture | null>(null);
  if (alike.length === 0 && compared === null) return null;
  const title = `${alike.length} 张图和别的客户的很像，请看一眼`;
  return (
    <>
      {alike.length > 0 && (
        <section aria-label={title}>
          <Typography.Text strong>{title}</Typography.Text>
          <ul style={{ listStyle: 'none', margin: '4px 0 0', padding: 0 }}>
            {alike.map((each) => (
              <li key={keyOf(each)} style={{ padding: '4px 0' }}>
                <Flex gap={8} align="center" justify="space-between">
                  <Typography.Text>
                    “{materialSlot(each.slot).label}”像{holderOf(each)}的
                  </Typography.Text>
                  <Button
                    size="small"
                    style={{ flex: 'none' }}
                    aria-label={`并排看：${materialSlot(each.slot).label}和${holderOf(each)}的图`}
                    onClick={() => setCompared(each)}
                  >
                    并排看
                  </Button>
                </Flex>
              </li>
            ))}
          </ul>
        </section>
      )}
      {compared && (
        <AlikeDialog
          key={keyOf(compared)}
          filingCase={filingCase}
          alike={compared}
          answer={answer}
          onClose={() => setCompared(null)}
        />
      )}
    </>
  );
}
