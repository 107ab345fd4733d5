import { Flex, theme } from 'antd';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { Waiting } from '../Waiting.tsx';
import { closePdf, drawPdfPage, openPdf, openStrangersPdf } from './openPdf.ts';

/**
 * A PDF on screen, page under page, each drawn when it comes near. `zoom` 1 fits the width of the place.
 *
 * `stranger` says what to tell of a file the desk did not make when it cannot be opened.
 */
export function PdfPages({
  file,
  title,
  zoom = 1,
  stranger,
}: {
  file: Blob;
  title: string;
  zoom?: number;
  stranger?: string;
}) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [shapes, setShapes] = useState<readonly PageShape[]>([]);
  const [failed, setFailed] = useState(false);

  const isStranger = stranger !== undefined;
  useEffect(() => {
    let left = false;
    let opened: PDFDocumentProxy | null = null;
    const open = isStranger ? openStrangersPdf : openPdf;
    open(file)
      .then(async (document) => {
        opened = document;
        if (left) return closePdf(document);
        const found = await pageShapes(document);
        if (left) return;
        setShapes(found);
        setPdf(document);
      })
      .catch(() => {
        if (!left) setFailed(true);
      });
    return () => {
      left = true;
      if (opened) void closePdf(opened);
    };
  }, [file, isStranger]);

  if (failed) return <p role="alert">{stranger ?? '这个 PDF 打不开，请重新生成一次。'}</p>;
  if (!pdf) return <Waiting what={isStranger ? '正在打开文件' : '正在排版'} />;
  return (
    <Flex vertical gap={12} align="center" role="document" aria-label={`${title}，共 ${pdf.numPages} 页`}>
      {shapes.map(({ number, ratio }) => (
        <PdfPage key={number} pdf={pdf} number={number} ratio={ratio} zoom={zoom} />
      ))}
    </Flex>
  );
}

function PdfPage({ pdf, number, ratio, zoom }: { pdf: PDFDocumentProxy; number: number; ratio: number; zoom: number }) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { token } = theme.useToken();

  useEffect(() => {
    if (!place.current) return;
    let drawnWidth = 0;
    const draw = () => {
      const width = Math.round((place.current?.clientWidth ?? 0) * devicePixelRatio);
      if (!canvas.current || width === 0 || width === drawnWidth) return;
      drawnWidth = width;
      // A page that left the screen meanwhile has a destroyed document; nobody misses its drawing.
      drawPdfPage(pdf, number, canvas.current, width).catch(() => undefined);
    };
    const near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && draw(), {
      rootMargin: '400px',
    });
    near.observe(place.current);
    return () => near.disconnect();
  }, [pdf, number]);

  return (
    <div
      ref={place}
      style={{
        width: `min(${zoom * 100}%, ${zoom * 900}px)`,
        aspectRatio: `1 / ${ratio}`,
        background: '#fff',
        boxShadow: token.boxShadowTertiary,
        flex: 'none',
      }}
    >
      <canvas ref={canvas} data-page={number} style={{ width: '100%', height: '100%', display: 'block' }} />
    </div>
  );
}

/** A page by its number (from 1) and its height over its width. */
interface PageShape {
  readonly number: number;
  readonly ratio: number;
}

async function pageShapes(pdf: PDFDocumentProxy): Promise<PageShape[]> {
  const shapes = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 });
    shapes.push({ number, ratio: height / width });
  }
  return shapes;
}
