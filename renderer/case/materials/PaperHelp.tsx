import { Button, Flex, Popover, Typography } from 'antd';
import { weightLabels } from '#shared/filing/finding.ts';
import type { RequiredMaterial, RequiredPaper } from '#shared/filing/requiredMaterial.ts';
import { confidenceLabels } from '#shared/rules/provenance.ts';
import { saySource } from '#shared/rules/saySource.ts';

/** Behind a word: how to get the papers of a slot, who signs and seals them, who says so. */
export function PaperHelp({ label, required }: { label: string; required: RequiredMaterial }) {
  return (
    <Popover
      trigger={['click']}
      content={
        <Flex vertical gap={12} style={{ width: 360, maxHeight: 420, overflow: 'auto' }}>
          {required.papers.map((paper) => (
            <PaperNote key={paper.paper + paper.title} paper={paper} />
          ))}
        </Flex>
      }
    >
      <Button type="link" size="small" style={{ padding: 0, height: 'auto' }} aria-label={`怎么准备：${label}`}>
        怎么准备
      </Button>
    </Popover>
  );
}

function PaperNote({ paper }: { paper: RequiredPaper }) {
  const { title, weight, count, reason, issuer, signer, seal, howTo, source, asOf, confidence } = paper;
  const signs = [
    signer === null ? null : `${signer}签字`,
    seal === null ? null : seal === '手印' ? '按手印' : `盖${seal}`,
  ];
  const facts = [issuer === null ? null : `找谁要：${issuer}`, signs.filter(Boolean).join('，') || null];
  return (
    <section>
      <Typography.Text strong>
        {title}
        {count > 1 ? `（${count} 份）` : ''}
      </Typography.Text>
      {weight !== 'must' && <Typography.Text type="secondary">　{weightLabels[weight]}</Typography.Text>}
      <div>{reason}。</div>
      {facts.map((fact) => fact !== null && <div key={fact}>{fact}</div>)}
      <ul style={{ margin: '4px 0', paddingInlineStart: 18 }}>
        {howTo.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        依据：{saySource(source)}（截至 {asOf}，{confidenceLabels[confidence]}）
      </Typography.Text>
    </section>
  );
}
