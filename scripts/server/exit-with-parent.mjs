// Preloaded into the web server: when the process that started it is gone, nobody would ever stop it.
process.on("disconnect", () => process.exit(1));
