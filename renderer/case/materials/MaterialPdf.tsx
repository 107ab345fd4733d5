import { useQuery } from '@tanstack/react-query';
import { theme } from 'antd';
import type { CaseMaterial } from '#shared/api/cases.ts';
import { useDesk } from '../../app/deskContext.ts';
import { asBlob } from '../../app/saveFile.ts';
import { constant } from '../../app/tabs.ts';
import { PdfPages } from '../../parts/pdf/PdfPages.tsx';
import { Waiting } from '../../parts/Waiting.tsx';

/** The pages of a PDF somebody sent, as they are. */
export function MaterialPdf({ material: { scanId, facts }, zoom }: { material: CaseMaterial; zoom: number }) {
  const { client, queries } = useDesk();
  const { token } = theme.useToken();
  const original = useQuery({
    queryKey: [...queries.materials.picture.queryKey({ input: { scanId, size: 'original' } }), 'blob'],
    queryFn: async ({ signal }) => asBlob(await client.materials.picture({ scanId, size: 'original' }, { signal })),
    ...constant,
    gcTime: 60_000,
  });
  if (original.error) return <p role="status">这份原件现在取不出来，请关掉这个窗口后再打开一次。</p>;
  if (!original.data) return <Waiting what="正在打开文件" />;
  return (
    // White paper needs an edge in a white window.
    <div
      style={{ minHeight: '100%', padding: 12, background: token.colorFillTertiary, borderRadius: token.borderRadius }}
    >
      <PdfPages
        key={zoom}
        file={original.data}
        title={facts.name}
        zoom={zoom}
        stranger="这个 PDF 打不开，可能设了密码，也可能没有传完。可以点“保存原件”，用别的软件打开看看；仍然打不开，请让客户重新发送。"
      />
    </div>
  );
}
