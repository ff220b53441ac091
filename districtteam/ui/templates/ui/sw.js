// The frame of the pages is kept on the device; pages come from the network first. What was read
// stays readable without one, until the reader signs out or has been signed out.
"use strict";
const SHELL = "shell-{{ version }}";
const PAGES = "pages";
const FRAME = [{% for url in frame %}"{{ url }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const AWAY = "{{ away }}";
const SIGN_IN = "{{ sign_in }}";
const MOST = 30;

const forget = () => caches.delete(PAGES);

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll([...FRAME, AWAY])).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => Promise.all(names.filter((name) => name !== SHELL && name !== PAGES).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === "leave") event.waitUntil(forget());
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (FRAME.includes(url.pathname)) event.respondWith(caches.match(request).then((kept) => kept || fetch(request)));
  else if (request.mode === "navigate") event.respondWith(page(request, url));
});

async function page(request, url) {
  const read = request.method === "GET";
  try {
    const answer = await fetch(request);
    if (url.pathname === SIGN_IN) await forget();
    else if (read && answer.ok && !/no-store/.test(answer.headers.get("Cache-Control"))) await keep(request, answer.clone());
    return answer;
  } catch (problem) {
    return (read && (await caches.match(request))) || (await caches.match(AWAY)) || Response.error();
  }
}

async function keep(request, answer) {
  const cache = await caches.open(PAGES);
  await cache.put(request, answer);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST)).map((old) => cache.delete(old)));
}
