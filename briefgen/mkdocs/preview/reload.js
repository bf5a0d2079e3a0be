// Waits until the page is other than the one that is shown, then loads it again.
(() => {
  const script = document.currentScript;
  const address = new URL("wait", script.src);
  address.searchParams.set("page", location.pathname);
  address.searchParams.set("seen", script.dataset.seen);
  let waiting = null;

  async function wait() {
    if (waiting || document.visibilityState !== "visible") return;
    const mine = (waiting = new AbortController());
    let pause = 0;
    try {
      const answer = await fetch(address, { signal: mine.signal, cache: "no-store" });
      if (answer.status === 200) return location.reload();
      if (answer.status !== 204) pause = 2000;
    } catch {
      pause = 1000;
    }
    if (waiting !== mine) return;
    waiting = null;
    setTimeout(wait, pause);
  }

  function stop() {
    const mine = waiting;
    waiting = null;
    mine?.abort();
  }

  // A hidden page gives its connection back: a browser has six of them for all.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") wait();
    else stop();
  });
  addEventListener("pagehide", stop);
  addEventListener("pageshow", wait);
  wait();
})();
