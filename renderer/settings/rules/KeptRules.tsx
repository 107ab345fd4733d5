import { Button, Flex, Tag, Typography } from 'antd';
import type { NewRules, RulesAbout } from '#shared/api/rules.ts';
import { aboutKept, nameOfKept } from './rulesWords.ts';

/** The packs one can use, the newest first, with the one in use marked. */
export function KeptRules({ about, onWanted }: { about: RulesAbout; onWanted: (wanted: NewRules) => void }) {
  const { kept, inUse, chosen, damaged } = about;
  if (kept.length === 1 && damaged === null) return null;
  const unusable = damaged === null ? null : chosen;
  return (
    <Flex vertical gap={8}>
      <Typography.Title level={3} style={{ margin: 0, fontSize: 16 }}>
        留着的规则包 {kept.length} 份
      </Typography.Title>
      {kept.map((pack) => (
        <Flex key={pack.id} gap={12} align="center">
          <div style={{ flex: 1, minWidth: 0 }}>
            <Typography.Text strong>{nameOfKept(pack)}</Typography.Text>{' '}
            <Typography.Text type="secondary">{aboutKept(pack)}</Typography.Text>
          </div>
          {pack.id === inUse && (
            <Tag color="success" variant="filled" style={{ marginInlineEnd: 0 }}>
              正在用
            </Tag>
          )}
          {pack.id === unusable && (
            <Tag color="warning" variant="filled" style={{ marginInlineEnd: 0 }}>
              用不了
            </Tag>
          )}
          {pack.id !== chosen && (
            <Button
              size="small"
              aria-label={`换成${nameOfKept(pack)}`}
              onClick={() => onWanted({ from: 'kept', id: pack.id })}
            >
              换成这一份
            </Button>
          )}
        </Flex>
      ))}
    </Flex>
  );
}
