//! nginx with nchan as it would be set up for the same task, in a folder and on a port of its own.

use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::http::ask;
use crate::process::Process;

/// Where Debian's libnginx-mod-nchan puts the module.
const MODULE: &str = "/usr/lib/nginx/modules/ngx_nchan_module.so";

/// A running nginx, which is told to stop when this value ends.
#[derive(Debug)]
pub struct Nginx {
    child: Child,
    pub address: SocketAddr,
    folder: tempfile::TempDir,
}

impl Nginx {
    /// Whether nginx with nchan is here.
    pub fn is_installed() -> bool {
        Path::new(MODULE).exists()
    }

    /// Starts it with two workers, and room for so many subscribers in each.
    ///
    /// # Errors
    /// It cannot be started.
    pub async fn start(subscribers: usize) -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let connections = subscribers + 500;
        let prefix = folder.path().display();
        let configuration = format!(
            "load_module {MODULE};\n{}worker_processes 2;\nworker_rlimit_nofile {};\ndaemon off;\n\
             pid {prefix}/nginx.pid;\nerror_log {prefix}/error.log;\n\
             events {{ worker_connections {connections}; }}\n\
             http {{\n  access_log off;\n  client_body_temp_path {prefix}/body;\n  proxy_temp_path {prefix}/proxy;\n\
             fastcgi_temp_path {prefix}/fastcgi;\n  uwsgi_temp_path {prefix}/uwsgi;\n  scgi_temp_path {prefix}/scgi;\n\
             client_max_body_size 2m;\n  client_body_buffer_size 2m;\n  tcp_nodelay on;\n\
             nchan_shared_memory_size 128m;\n\
             server {{\n    listen 127.0.0.1:{port} backlog=4096;\n\
             location /subscribe {{ nchan_subscriber eventsource; nchan_channel_id floor; nchan_subscriber_first_message newest; }}\n\
             location /publish {{ nchan_publisher; nchan_channel_id floor; nchan_message_buffer_length 2; }}\n  }}\n}}\n",
            // Only root may choose another user, and its workers could not write here then.
            if is_root()? { "user root;\n" } else { "" },
            connections + 500,
        );
        std::fs::write(folder.path().join("nginx.conf"), configuration)?;
        let child = nginx(folder.path()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let nginx = Self { child, address: SocketAddr::from(([127, 0, 0, 1], port)), folder };
        for _ in 0..200 {
            if TcpStream::connect(nginx.address).await.is_ok() {
                return Ok(nginx);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let log = std::fs::read_to_string(nginx.folder.path().join("error.log")).unwrap_or_default();
        Err(io::Error::other(format!("nginx does not answer: {log}")))
    }

    /// The process of the master; the workers are its children.
    pub fn process(&self) -> Process {
        Process(self.child.id().unwrap_or_default())
    }

    /// The address of the stream.
    pub fn stream(&self) -> String {
        "/subscribe".to_owned()
    }

    /// Publishes a state.
    ///
    /// # Errors
    /// It was not taken.
    pub async fn publish(&self, state: &str) -> io::Result<()> {
        let headers = "Content-Type: application/json\r\n";
        ask(self.address, "POST /publish", headers, state.as_bytes()).await?.fine("publishing").map(|_| ())
    }

    /// Stops it with its workers, which would go on without their master if that were killed.
    ///
    /// # Errors
    /// It could not be told.
    pub async fn stop(mut self) -> io::Result<()> {
        nginx(self.folder.path()).args(["-s", "stop"]).stderr(Stdio::null()).status().await?;
        self.child.wait().await.map(|_| ())
    }
}

fn nginx(folder: &Path) -> Command {
    let mut command = Command::new("nginx");
    command.arg("-p").arg(folder).arg("-c").arg(folder.join("nginx.conf"));
    command
}

fn is_root() -> io::Result<bool> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    Ok(status.lines().any(|line| line.starts_with("Uid:\t0\t")))
}
