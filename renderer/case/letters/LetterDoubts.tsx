import { Alert, Button, Flex, Typography } from 'antd';
import { asSentence } from '#shared/filing/asSentence.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { placeLabel } from '#shared/filing/placeLabel.ts';
import { doubtfulPlaces } from './letterWords.ts';

/** What a letter would print though it is wrong, each with the way to the place where it is put right. */
export function LetterDoubts({ doubts, onGo }: { doubts: readonly Finding[]; onGo: (finding: Finding) => void }) {
  return (
    <Alert
      type="warning"
      showIcon
      title={`这份文书会用到有问题的内容：${doubtfulPlaces(doubts)}。先改再印。`}
      description={<DoubtList doubts={doubts} onGo={onGo} />}
    />
  );
}

/** The same, line by line. */
export function DoubtList({ doubts, onGo }: { doubts: readonly Finding[]; onGo: (finding: Finding) => void }) {
  return (
    <Flex vertical gap={4} component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {doubts.map((finding) => (
        <li key={finding.rule + finding.where + finding.message}>
          <Typography.Text>{asSentence(finding.message)}</Typography.Text>
          <Button
            type="link"
            size="small"
            onClick={() => onGo(finding)}
            aria-label={`去改：${placeLabel(finding.where)}`}
          >
            去改
          </Button>
        </li>
      ))}
    </Flex>
  );
}
