type Letter = { from?: string; subject?: string; headers?: string[]; type?: string; body: string }

/** A message as it comes over the wire. */
export const letter = ({ from = 'Mail Delivery System <MAILER-DAEMON@mx.arden.example>', subject = 'Undelivered Mail Returned to Sender', headers = [], type = 'text/plain; charset=utf-8', body }: Letter) =>
  Buffer.from([`From: ${from}`, 'To: bounces+x@commonweal.example', `Subject: ${subject}`, 'Message-ID: <report-1@mx.arden.example>', `Content-Type: ${type}`, ...headers, '', body].join('\r\n'))

type Report = { status?: string; action?: string; diagnostic?: string; recipient?: string; original?: string; told?: string; returned?: string; headers?: string[] }

/** A report of delivery as RFC 3464 has it, with the letter that came back. */
export function report({ status = '5.1.1', action = 'failed', diagnostic = 'smtp; 550 5.1.1 <ana@arden.example>: User unknown', recipient = 'ana@arden.example', original, told = 'It could not be delivered.', returned = 'Message-ID: <letter@commonweal.example>\r\nSubject: News', headers }: Report = {}) {
  const fields = [`Final-Recipient: rfc822; ${recipient}`, ...(original ? [`Original-Recipient: rfc822;${original}`] : []), `Action: ${action}`, `Status: ${status}`, ...(diagnostic ? [`Diagnostic-Code: ${diagnostic}`] : [])]
  const body = [
    '--edge', 'Content-Type: text/plain', '', told, '--edge', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.arden.example', '', ...fields, '',
    '--edge', 'Content-Type: message/rfc822', '', returned, '', 'Hello', '--edge--', '',
  ].join('\r\n')
  return letter({ type: 'multipart/report; report-type=delivery-status; boundary="edge"', headers, body })
}

/** A complaint as RFC 5965 has it. */
export function complaint({ type = 'abuse', returned = 'Message-ID: <letter@commonweal.example>' } = {}) {
  const body = ['--edge', 'Content-Type: text/plain', '', 'Somebody complained.', '--edge', 'Content-Type: message/feedback-report', '', `Feedback-Type: ${type}`, 'User-Agent: Loop/1.0', 'Version: 1', 'Original-Rcpt-To: ana@arden.example', '', '--edge', 'Content-Type: message/rfc822', '', returned, '', 'Hello', '--edge--'].join('\r\n')
  return letter({ from: 'staff@loop.example', subject: 'FW: News', type: 'multipart/report; report-type=feedback-report; boundary=edge', body })
}
