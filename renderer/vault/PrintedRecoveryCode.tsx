import { RecoveryCodeText } from './RecoveryCodeText.tsx';

/** The sheet of paper that is locked away. Black on white whatever the screen looks like. */
export function PrintedRecoveryCode({ code, path }: { code: string; path: string }) {
  return (
    <article style={{ padding: '20mm 10mm', color: '#000', background: '#fff', fontFamily: 'sans-serif' }}>
      <h1 style={{ fontSize: 24 }}>备案工作台 · 恢复码</h1>
      <div style={{ margin: '12mm 0', padding: '6mm 2mm', border: '1px solid #000' }}>
        <RecoveryCodeText code={code} size={28} />
      </div>
      <p>忘记口令时，在打开资料库的页面选“用恢复码打开”，照上面输入。没有字母 I、L、O、U，0 和 1 都是数字。</p>
      <p>拿到这张纸的人都能打开资料库：请锁好，和电脑分开放，不要拍照。</p>
      <p style={{ overflowWrap: 'anywhere' }}>资料库的位置：{path}</p>
      <p style={{ marginTop: '12mm' }}>保管人：＿＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿＿</p>
    </article>
  );
}
