import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { freshNonce, policyHeaders } from '../contentPolicy.ts';

/** What the person reads who opened an address by hand; programs read the status. */
const sentences: Readonly<Record<number, string>> = {
  400: '这个地址备案工作台不认识。',
  401: '请先用启动链接打开备案工作台：在终端窗口按回车键，可以得到新的链接。',
  403: '这个请求不是从备案工作台的页面发出的，已拒绝。',
  404: '这里没有页面。',
  405: '不支持这种请求方式。',
  408: '请求太慢，连接已关闭。',
  410: '这个链接已经用过或已过期。为了安全，请在终端窗口按回车键，用新的链接打开。',
  413: '一次交来的内容太大，请分几次进行。',
  417: '不支持这种请求方式。',
  431: '请求头太长，已拒绝。',
  500: '程序内部出错，本次操作没有完成，请重试。',
};

const contentType = 'text/plain; charset=utf-8';

/** Says no and closes the connection, so that nobody has to read what else was on its way. */
export function refuse(response: ServerResponse, status: number): void {
  const body = Buffer.from(sentences[status] ?? '');
  response.writeHead(status, { 'content-type': contentType, 'content-length': body.length, connection: 'close' });
  response.end(body);
}

/** The same where there is no request to answer, because it could not be read or never came to its end. */
export function refuseUnread(socket: Socket, status: number): void {
  const body = Buffer.from(sentences[status] ?? '');
  const headers = {
    ...policyHeaders(freshNonce()),
    'content-type': contentType,
    'content-length': body.length,
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(Buffer.concat([Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`), body]));
}
