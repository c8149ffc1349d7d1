"""A quiz page and its server as stand-ins, so that each answer of a server can be tried."""

import json

from django.templatetags.static import static

PAGE = """<!DOCTYPE html><html lang="id"><title>Kuis</title>
<form method="post" action="/kuis-uji/selesai/" data-autosave="/kuis-uji/jawab/" data-attempt="a1" data-sequence="7"
      {attributes} data-text-rival="Di tempat lain:" data-text-none="kosong" data-text-mine="Pakai yang ini"
      data-text-other="Pakai yang lain">
  <p data-countdown></p>
  <p role="status" data-time-warning data-text-10="10 menit" data-text-5="5 menit" data-text-1="1 menit"
     data-text-0="habis"></p>
  <p role="status" data-save-state data-text-waiting="menunggu" data-text-sent="terkirim" data-text-failed="ditolak:"
     data-text-offline="luring" data-text-signed-out="masuk lagi" data-text-closed="ditutup" data-text-rival="pilih"
     data-text-late="terlambat"></p>
  <button type="button" data-send-now hidden>Kirim sekarang</button>
  <p><span data-elsewhere hidden>Perangkat lain</span></p>
  <fieldset data-item="i1">
    <label><input type="radio" name="i1" value="x">X</label><label><input type="radio" name="i1" value="y">Y</label>
  </fieldset>
  <fieldset data-item="i2">
    <label><input type="checkbox" name="i2" value="p">P</label>
    <label><input type="checkbox" name="i2" value="q">Q</label>
  </fieldset>
  <fieldset data-item="i3">
    <label>Celah <input name="i3.g1" data-prefix="g1:"></label>
    <label>Daftar <select name="i3" ><option value=""></option><option value="g2:a">A</option></select></label>
  </fieldset>
  <button name="action" value="review">Periksa</button>
  <button name="action" value="time_up" data-time-up hidden>Selesai</button>
</form>
<form method="post" action="/kuis-uji/selesai/" data-sign-out data-confirm="Tetap keluar?">
  <button>Keluar</button>
</form>
<script type="module" src="{app}"></script><script type="module" src="{quiz}"></script></html>"""


class Server:
    """Answers each save with the next of `statuses`, the last one for ever; None is a line that breaks."""

    def __init__(self, page, attributes=""):
        self.statuses = [200]
        self.replies = {}  # what a save is answered besides, by item
        self.received = []
        self.handed_in = []
        html = PAGE.format(app=static("theme/js/app.js"), quiz=static("theme/js/quiz.js"), attributes=attributes)
        page.route("**/kuis-uji/", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.route("**/kuis-uji/jawab/", self.save)
        page.route("**/kuis-uji/selesai/", self.hand_in)

    def save(self, route):
        status = self.statuses.pop(0) if len(self.statuses) > 1 else self.statuses[0]
        if status is None:
            return route.abort()
        self.received.append(json.loads(route.request.post_data))
        reply = self.replies.pop(self.received[-1]["item"], {})
        body = json.dumps({"error": "pilihan tidak dikenal", **reply})
        return route.fulfill(status=status, body=body, content_type="application/json")

    def hand_in(self, route):
        self.handed_in.append(route.request.post_data)
        route.fulfill(body="<p>Diterima</p>", content_type="text/html")
