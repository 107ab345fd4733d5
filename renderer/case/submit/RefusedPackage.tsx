import { Alert, Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { placeLabel } from '#shared/filing/placeLabel.ts';
import type { ToldOnce } from '#shared/packages/onceAPicture.ts';
import { addresses } from '../../app/addresses.ts';
import { FindingNote } from '../../parts/FindingNote.tsx';
import { GrowingTextArea } from '../../parts/GrowingTextArea.tsx';
import { LabelledField } from '../../parts/LabelledField.tsx';
import { findingPlace } from '../findings/findingPlace.ts';

/** What keeps a package from being made, each with the way to where it is put right; and how to make it all the same. */
export function RefusedPackage({
  caseNumber,
  profileLabel,
  problems,
  onOverride,
}: {
  caseNumber: string;
  /** The platform it was to be made for. */
  profileLabel: string;
  problems: readonly ToldOnce[];
  onOverride: (reason: string) => void;
}) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const empty = reason.trim() === '';
  return (
    <Flex vertical gap={12}>
      <Alert
        type="error"
        showIcon
        role="alert"
        title={`还有 ${problems.length} 个必改的问题，“${profileLabel}”的提交包没有生成`}
        description="改好再生成，平台才不会退回。图片的问题是按调整以后的样子查的，调整能解决的已经不算。"
      />
      <section aria-label="必改的问题" className="beian-packed">
        <ul>
          {problems.map(({ finding, places }) => (
            <li key={`${finding.rule} ${finding.where} ${finding.message}`} style={{ alignItems: 'flex-start' }}>
              <div style={{ flex: 1, minWidth: 0 }}>
                <FindingNote finding={finding} place={places.map(placeLabel).join('、')} detail="remedy" />
              </div>
              <Link
                to={addresses.caseAt(caseNumber, findingPlace(finding.where).tab, finding.where)}
                aria-label={`去改${placeLabel(finding.where)}`}
              >
                去改
              </Link>
            </li>
          ))}
        </ul>
      </section>
      {asking ? (
        <Flex vertical gap={8} style={{ maxWidth: 620 }}>
          <LabelledField
            label="为什么现在就要生成"
            problem={tried && empty ? '请写一句看得懂的原因' : null}
            hint="原因会写进提交包的清单，也会留在案件的进度里。"
          >
            {(ties) => (
              <GrowingTextArea
                {...ties}
                autoFocus
                value={reason}
                maxLength={500}
                onChange={({ target }) => setReason(target.value)}
                style={{ minHeight: 56, maxHeight: 140 }}
              />
            )}
          </LabelledField>
          <Flex gap={8}>
            <Button
              danger
              type="primary"
              onClick={() => {
                setTried(true);
                if (!empty) onOverride(reason.trim());
              }}
            >
              带着问题生成
            </Button>
            <Button onClick={() => setAsking(false)}>取消</Button>
          </Flex>
        </Flex>
      ) : (
        <Typography.Text type="secondary">
          确实要先交？
          <Button type="link" size="small" onClick={() => setAsking(true)}>
            写明原因，照样生成
          </Button>
        </Typography.Text>
      )}
    </Flex>
  );
}
