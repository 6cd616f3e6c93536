"""Server and job worker as one foreground process: the main process serves nothing, it keeps the two alive."""

import http.client
import multiprocessing
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from lianchuang.config import env, locks, signals, working
from lianchuang.config.trouble import CannotStart

THREADS = 8
RESTART_PAUSE_SECONDS = 3
END_WITHIN_SECONDS = 10
READY_WITHIN_SECONDS = 60
LOOK_EVERY_SECONDS = 0.05


@contextmanager
def only_server_here() -> Iterator[None]:
    """One server a data directory, and so on SQLite one web process. Raises CannotStart."""
    data = env.data_directory()
    try:
        with locks.hold(data / "serving.lock", wait=False):
            yield
    except locks.Taken:
        served = served_address(data) or ""
        raise CannotStart(
            f"这个数据目录已在运行 · This data directory is already being served: {served}"
        ) from None


def serve(host: str, port: int, *, web_processes: int, link_path: str | None) -> None:
    """Serve until Ctrl-C or SIGTERM."""
    noted = env.data_directory() / "serving.address"
    address = address_of(host, port)
    noted.write_text(address)
    try:
        run_processes(host, port, web_processes, says(address, link_path))
    finally:
        noted.unlink(missing_ok=True)


def run_processes(host: str, port: int, web_processes: int, words: str) -> None:
    """The web server's processes and the job worker, until one is told to stop."""
    # A forked process would inherit our threads' locks; a spawned one begins clean, on every system alike.
    multiprocessing.set_start_method("spawn", force=True)
    worker = JobWorker()
    server = Granian(
        "lianchuang.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=web_processes,
        blocking_threads=THREADS,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=END_WITHIN_SECONDS,
    )
    welcome = threading.Thread(target=announce, args=(host, port, words, worker), daemon=True)
    server.on_startup(lambda: signals.hear(server.signal_handler_interrupt))
    server.on_startup(welcome.start)
    server.on_shutdown(worker.stop)
    server.serve()


class JobWorker:
    """The job worker's process: started once the pages answer, started again when it dies."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.process: multiprocessing.process.BaseProcess | None = None

    def start(self) -> None:
        """Keep one running, in the background."""
        threading.Thread(target=self.keep, name="job worker", daemon=True).start()

    def keep(self) -> None:
        """Start it, wait for its end, pause, start it again."""
        while not self.stopping.is_set():
            self.process = multiprocessing.Process(target=working.work, name="job worker")
            self.process.start()
            self.process.join()
            if not self.stopping.is_set():
                print("任务进程结束了，稍后重启 · The job worker ended; it is started again.", flush=True)
                self.stopping.wait(RESTART_PAUSE_SECONDS)

    def stop(self) -> None:
        """Ask it to end after its present job; end it where that takes too long."""
        self.stopping.set()
        if self.process is not None and self.process.is_alive():
            self.process.terminate()
            self.process.join(END_WITHIN_SECONDS)
            if self.process.is_alive():
                self.process.kill()


def announce(host: str, port: int, words: str, worker: JobWorker) -> None:
    """Say the address once the pages answer, then let the job worker begin."""
    until = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < until:
        if answers(host, port):
            print(words, flush=True)
            worker.start()
            return
        time.sleep(LOOK_EVERY_SECONDS)
    print("页面还没有响应 · The pages do not answer; the reason should stand above.", flush=True)


def answers(host: str, port: int) -> bool:
    """True once /healthz is 200."""
    asked = http.client.HTTPConnection(reachable(host), port, timeout=10)
    try:
        asked.request("GET", "/healthz")
        return asked.getresponse().status == 200
    except OSError:
        return False
    finally:
        asked.close()


def free_port(host: str, wanted: int) -> int:
    """The wanted port, or any where 0 is wanted. Raises CannotStart where it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name != "nt":  # a port whose last server has just ended counts as free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, wanted))
        except (OSError, OverflowError) as error:
            raise CannotStart(
                f"端口 {wanted} 不能用 · Port {wanted} cannot be used ({error}). Choose another: --port N"
            ) from None
        return int(probe.getsockname()[1])


def reachable(host: str) -> str:
    """The name by which this machine reaches itself."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)


def address_of(host: str, port: int) -> str:
    """The address to open in a browser on this machine."""
    name = reachable(host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def served_address(data: Path) -> str | None:
    """Where this data directory is being served, if it is."""
    try:
        return (data / "serving.address").read_text().strip() or None
    except OSError:
        return None


def says(address: str, link_path: str | None) -> str:
    """What is printed when the pages answer."""
    words = f"联创已就绪 · Lianchuang is ready: {address}/"
    if link_path:
        words += f"\n第一位管理员的一次性登录链接 · One-time sign-in link of the first administrator: {address}{link_path}"
    return words
