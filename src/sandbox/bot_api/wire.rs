//! Connections that can be cut in the middle of a call.

use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use futures::task::AtomicWaker;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// How long to wait after the system refuses a connection, for want of file handles for example.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// The far end of one connection.
#[derive(Debug, Clone)]
pub(super) struct Wire(Arc<Thread>);

#[derive(Debug, Default)]
struct Thread {
    cut: AtomicBool,
    reader: AtomicWaker,
    writer: AtomicWaker,
}

impl Wire {
    /// Ends the connection now, without another byte.
    pub(super) fn cut(&self) {
        self.0.cut();
    }
}

impl Thread {
    fn cut(&self) {
        self.cut.store(true, Ordering::Release);
        self.reader.wake();
        self.writer.wake();
    }

    fn check(&self) -> io::Result<()> {
        if self.cut.load(Ordering::Acquire) { Err(io::ErrorKind::ConnectionReset.into()) } else { Ok(()) }
    }
}

impl Connected<IncomingStream<'_, CuttableListener>> for Wire {
    fn connect_info(stream: IncomingStream<'_, CuttableListener>) -> Self {
        stream.remote_addr().clone()
    }
}

/// All connections that are open.
#[derive(Clone, Default)]
pub(super) struct Wires(Arc<Mutex<Vec<Weak<Thread>>>>);

impl Wires {
    /// Ends every connection.
    pub(super) fn cut_all(&self) {
        for thread in self.open().drain(..).filter_map(|thread| thread.upgrade()) {
            thread.cut();
        }
    }

    fn add(&self, wire: &Wire) {
        let mut open = self.open();
        open.retain(|thread| thread.strong_count() > 0);
        open.push(Arc::downgrade(&wire.0));
    }

    fn open(&self) -> std::sync::MutexGuard<'_, Vec<Weak<Thread>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Listens for connections, each of which can be cut.
pub(super) struct CuttableListener {
    pub listener: TcpListener,
    pub wires: Wires,
}

impl Listener for CuttableListener {
    type Io = CuttableStream;
    type Addr = Wire;

    async fn accept(&mut self) -> (CuttableStream, Wire) {
        loop {
            let Ok((stream, _)) = self.listener.accept().await else {
                tokio::time::sleep(ACCEPT_PAUSE).await;
                continue;
            };
            // Without this an answer may wait 40 ms for nothing; a socket that refuses still works.
            let _ = stream.set_nodelay(true);
            let wire = Wire(Arc::default());
            self.wires.add(&wire);
            return (CuttableStream { stream, wire: wire.clone() }, wire);
        }
    }

    fn local_addr(&self) -> io::Result<Wire> {
        Ok(Wire(Arc::default()))
    }
}

/// The near end of one connection.
pub(super) struct CuttableStream {
    stream: TcpStream,
    wire: Wire,
}

impl AsyncRead for CuttableStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.wire.0.reader.register(cx.waker());
        self.wire.0.check()?;
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for CuttableStream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.wire.0.writer.register(cx.waker());
        self.wire.0.check()?;
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.wire.0.check()?;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
