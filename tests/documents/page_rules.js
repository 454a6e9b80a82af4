// What `page_rules.py` asks of a page in a browser. Numbers in the words are of https://www.w3.org/TR/WCAG22/.
({
  // What the keyboard stands on, where it is not seen; it leaves a mark there.
  standsOn: outline => {
    const at = document.activeElement, style = getComputedStyle(at);
    at.dataset.reached = '';
    if (at === document.body) return 'the keyboard stands on nothing';
    const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= outline;
    return seen ? '' : `unseen: ${at.tagName} ${at.textContent.slice(0, 40)}`;
  },

  // Landmarks, names, headings of tables, words of drawings, what is pressed, what leaves the screen.
  markedWrong: size => {
    const found = [], all = query => [...document.querySelectorAll(query)];
    const seen = node => node.getClientRects().length > 0;
    const once = (query, many = 1) => { if (all(query).length !== many) found.push(`${all(query).length} of ${query}`); };
    once('body > header'); once('body > main'); once('body > footer'); once('nav[aria-label]'); once('nav');
    for (const section of all('section')) {
      const head = document.getElementById(section.getAttribute('aria-labelledby'));
      if (!section.contains(head) || !head.textContent.trim()) found.push('2.4.6: a section without its heading');
    }
    const regions = all('[role=region]').map(one => one.getAttribute('aria-label'));
    if (regions.some(name => !name) || new Set(regions).size !== regions.length) found.push('regions of one name');
    const names = all('[id]').map(one => one.id);
    if (new Set(names).size !== names.length) found.push('4.1.1: an id stands twice');
    for (const svg of all('svg')) {
      const said = svg.getAttribute('aria-label') || '';
      if (svg.getAttribute('role') !== 'img' || !/\d/.test(said)) found.push(`1.1.1: a drawing says «${said}»`);
    }
    for (const table of all('table')) {
      const heads = [...table.tHead.rows[0].cells], rows = [...table.tBodies[0].rows];
      if (heads.some(one => one.tagName !== 'TH' || one.scope !== 'col' || !one.textContent.trim()))
        found.push(`1.3.1: a column without its heading in ${table.caption.textContent}`);
      if (rows.some(row => [...row.cells].filter(one => one.tagName === 'TH' && one.scope === 'row').length !== 1))
        found.push(`1.3.1: a row without its heading in ${table.caption.textContent}`);
      heads.forEach((head, place) => {
        const filled = rows.map(row => row.cells[place]).filter(one => one?.tagName === 'TD' && one.textContent.trim());
        const side = getComputedStyle(head).textAlign;
        if (seen(head) && filled.some(one => getComputedStyle(one).textAlign !== side))
          found.push(`«${head.textContent}» stands on another side than what is under it`);
      });
    }
    for (const one of all('nav a, summary')) {
      const box = one.getBoundingClientRect();
      if (seen(one) && box.height < size) found.push(`2.5.8: ${one.textContent} is ${box.height} pixels high`);
    }
    const view = document.querySelector('meta[name=viewport]').content;
    if (/user-scalable|maximum-scale/.test(view)) found.push('1.4.4: cannot be enlarged');
    for (const one of all('body :not(svg, svg *)')) {
      if (!seen(one) || one.closest('.scroll, .unseen, caption') || !one.textContent.trim()) continue;
      const box = one.getBoundingClientRect();
      if (box.right > innerWidth + 1 || box.left < -1)
        found.push(`1.4.10: ${one.tagName} leaves the screen: ${one.textContent.slice(0, 40)}`);
    }
    return found;
  },

  // The contrast of each word with what is painted under it. In a drawing that is every shape before it whose fill holds
  // the word's middle or a place near its ends; see-through paint is mixed with what lies under it.
  unreadable: least => {
    const found = [], page = getComputedStyle(document.body).backgroundColor;
    const parts = words => {
      const [red, green, blue, alpha = 1] = words.match(/[\d.]+/g).map(Number);
      return [red, green, blue, alpha];
    };
    const over = (top, under) => top.slice(0, 3).map((one, at) => one * top[3] + under[at] * (1 - top[3])).concat(1);
    const light = colour => colour.slice(0, 3).map(one => one / 255)
      .map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
      .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
    const ratio = (one, two) => {
      const [lighter, darker] = [light(one), light(two)].sort((x, y) => y - x);
      return (lighter + 0.05) / (darker + 0.05);
    };
    const through = (node, root) => {
      let all = 1;
      for (let one = node; one && one !== root; one = one.parentElement) all *= parseFloat(getComputedStyle(one).opacity);
      return all;
    };
    const ground = node => {
      const layers = [];
      for (let one = node; one; one = one.parentElement) layers.push(parts(getComputedStyle(one).backgroundColor));
      return layers.reverse().reduce((under, top) => over(top, under), parts(page));
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const judged = (words, colour, under) => {
      const is = ratio(over(colour, under), under);
      if (is < least) found.push(`1.4.3: ${is.toFixed(2)} to 1: «${words.trim().slice(0, 40)}» ${colour} on ${under}`);
    };
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement;
      if (!node.data.trim() || !holder.getClientRects().length || holder.closest('svg, style, .unseen')) continue;
      if (holder.closest('caption') && getComputedStyle(holder.closest('caption')).position === 'absolute') continue;
      const colour = parts(getComputedStyle(holder).color);
      colour[3] *= through(holder, document.body);
      judged(node.data, colour, ground(holder));
    }
    for (const svg of document.querySelectorAll('svg')) {
      if (!svg.getClientRects().length) continue;
      const shapes = [];
      for (const one of svg.querySelectorAll('path, rect, circle, text')) {
        const style = getComputedStyle(one);
        if (one.tagName !== 'text') {
          if (style.fill !== 'none' && style.visibility !== 'hidden' && !one.closest('clipPath, defs')) shapes.push(one);
          continue;
        }
        if (!one.textContent.trim()) continue;
        const colour = parts(style.fill), box = one.getBoundingClientRect();
        colour[3] *= parseFloat(style.fillOpacity) * through(one, svg);
        for (const part of [0.1, 0.5, 0.9]) {
          const at = new DOMPoint(box.left + part * box.width, (box.top + box.bottom) / 2);
          let under = ground(svg);
          for (const shape of shapes) {
            const own = at.matrixTransform(shape.getScreenCTM().inverse()), paint = getComputedStyle(shape);
            if (!shape.isPointInFill(own)) continue;
            const fill = parts(paint.fill);
            fill[3] *= parseFloat(paint.fillOpacity) * through(shape, svg);
            under = over(fill, under);
          }
          judged(one.textContent, colour, under);
        }
      }
    }
    return [...new Set(found)];
  },
})
