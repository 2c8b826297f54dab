"use strict";
(() => {
  const details = JSON.parse(document.getElementById("details").textContent);
  const tip = document.getElementById("tip");
  const marks = [...document.querySelectorAll("main mark")];
  let shown = null;
  let leaving = 0;

  const element = (name, text, of) => {
    const made = document.createElement(name);
    made.textContent = text;
    made.dir = "auto";
    if (of) made.className = of;
    return made;
  };

  const list = (lines) => {
    const made = document.createElement("ul");
    made.append(...lines.map((line) => element("li", line)));
    return made;
  };

  const score = (number) => {
    const made = document.createElement("meter");
    made.value = number;
    made.setAttribute("aria-hidden", "true");
    return made;
  };

  const fill = (detail) => {
    tip.replaceChildren(element("strong", detail.title), element("p", detail.told, "told"));
    if (detail.ids) {
      const line = element("p", "");
      line.append(element("code", detail.ids));
      tip.append(line);
    }
    if (detail.level) {
      const line = element("p", `${detail.level} · ${detail.score.toFixed(2)} `);
      line.append(score(detail.score));
      tip.append(line);
    }
    if (detail.reasons.length) tip.append(list(detail.reasons));
    if (detail.candidates.length) {
      tip.append(element("p", "Candidates:"), list(detail.candidates));
    }
  };

  const place = (mark) => {
    const lines = mark.getClientRects();
    const box = lines.length ? lines[0] : mark.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(box.left, width - tip.offsetWidth - 8));
    const below = mark.getBoundingClientRect().bottom + 8;
    const above = box.top - tip.offsetHeight - 8;
    const fits = below + tip.offsetHeight <= window.innerHeight || above < 0;
    tip.style.left = `${left + window.scrollX}px`;
    tip.style.top = `${(fits ? below : above) + window.scrollY}px`;
    const sheet = tip.getBoundingClientRect();
    const hidden = mark.getBoundingClientRect().bottom + 8 - sheet.top;
    if (getComputedStyle(tip).position === "fixed" && hidden > 0) window.scrollBy(0, hidden);
  };

  const hide = () => {
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  };

  const show = (mark) => {
    clearTimeout(leaving);
    if (shown === mark) return;
    hide();
    shown = mark;
    fill(details[mark.dataset.detail]);
    tip.hidden = false;
    tip.style.left = tip.style.top = "0";
    place(mark);
    mark.setAttribute("aria-describedby", "tip");
  };

  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => {
      const focused = marks.includes(document.activeElement) ? document.activeElement : null;
      if (focused) show(focused);
      else hide();
    }, 150);
  };

  const markOf = (event) => event.target.closest && event.target.closest("main mark");

  document.addEventListener("mouseover", (event) => {
    const mark = markOf(event);
    if (mark) show(mark);
    else if (tip.contains(event.target)) clearTimeout(leaving);
    else if (shown) leave();
  });
  document.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    if (mark) show(mark);
    else hide();
  });
  document.addEventListener("focusout", leave);
  document.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (mark) show(mark);
    else if (!tip.contains(event.target) && !event.target.closest("button")) hide();
  });
  document.addEventListener("keydown", (event) => {
    const mark = markOf(event);
    if (event.key === "Escape") hide();
    else if (mark && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      if (shown === mark) hide();
      else show(mark);
    }
  });
  window.addEventListener("resize", () => shown && place(shown));

  let last = -1;
  document.querySelector("aside").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const entity = button.dataset.entity;
    const isNext = (mark, number) => number > last && mark.dataset.entity === entity;
    const next = marks.find(isNext) || marks.find((mark) => mark.dataset.entity === entity);
    last = marks.indexOf(next);
    next.scrollIntoView({ block: "center" });
    next.focus({ preventScroll: true });
  });
})();
