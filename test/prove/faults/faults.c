/*
 * Loaded before libc (LD_PRELOAD): counts everything that changes files below FAULTS_BELOW, and at the n-th such call
 * refuses it with an error, or ends the process. SQLite's own writes are counted as well, which no wrapper in
 * JavaScript would see.
 *
 * A script arms it by reading two links that are not there:
 *   readlink("/faults/arm/N/ERRNO")  the N-th call from now on fails with ERRNO, once; 0 never fails
 *   readlink("/faults/arm/N/kill")   it ends the process instead; half of a write is written first
 *   readlink("/faults/count")        how many calls there were since it was armed
 *   readlink("/faults/mark/WORD")    writes "mark WORD" into the record
 *
 * With FAULTS_RECORD it also writes down there, one line each and in their order, what those calls did: a write, fsync or
 * cut of a file, a rename, a new file, a deletion.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static const char *below;
static size_t below_length;
static atomic_long calls;
static atomic_long fail_at;
static atomic_int fail_with;
static int record_fd = -1;
static ssize_t (*real_readlink)(const char *, char *, size_t);

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
  below = getenv("FAULTS_BELOW");
  below_length = below ? strlen(below) : 0;
  real_readlink = (__typeof__(real_readlink))dlsym(RTLD_NEXT, "readlink");
  const char *record = getenv("FAULTS_RECORD");
  if (record) record_fd = (int)syscall(SYS_openat, AT_FDCWD, record, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* One line a call, in one write, past the wrappers below; errno is the caller's. */
static void note(const char *what, const char *path, const char *to) {
  char line[2 * PATH_MAX + 32];
  int before = errno;
  if (record_fd < 0) return;
  int length = snprintf(line, sizeof line, "%s\t%s\t%s\n", what, path, to);
  syscall(SYS_write, record_fd, line, (size_t)length);
  errno = before;
}

static void note_file(const char *what, int fd) {
  char link[40], path[PATH_MAX];
  if (record_fd < 0) return;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = real_readlink(link, path, sizeof path - 1);
  if (length < 0) return;
  path[length] = 0;
  note(what, path, "");
}

static int is_below(const char *path) { return below_length > 0 && path && strncmp(path, below, below_length) == 0; }

static int is_file_below(int fd) {
  char link[40], path[PATH_MAX];
  if (below_length == 0 || fd <= 2) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = real_readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_below(path);
}

/* 0 goes on; an errno refuses; -1 is to end the process. */
static int next_call(void) {
  long now = atomic_fetch_add(&calls, 1) + 1;
  long at = atomic_load(&fail_at);
  return at > 0 && now == at ? atomic_load(&fail_with) : 0;
}

static void end(void) { kill(getpid(), SIGKILL); for (;;) pause(); }

#define MEET(test) \
  if (test) { int met = next_call(); if (met == -1) end(); if (met > 0) { errno = met; return -1; } }

ssize_t readlink(const char *path, char *buffer, size_t size) {
  if (strncmp(path, "/faults/", 8) != 0) return real_readlink(path, buffer, size);
  if (strncmp(path, "/faults/mark/", 13) == 0) note("mark", path + 13, "");
  char answer[24], how[16] = "0";
  long at = 0;
  if (sscanf(path, "/faults/arm/%ld/%15s", &at, how) == 2) {
    atomic_store(&fail_with, strcmp(how, "kill") == 0 ? -1 : atoi(how));
    atomic_store(&fail_at, at);
    atomic_store(&calls, 0);
  }
  int length = snprintf(answer, sizeof answer, "%ld", atomic_load(&calls));
  memcpy(buffer, answer, (size_t)length < size ? (size_t)length : size);
  return length;
}

/* What a torn write leaves: half of it, then nothing. */
#define WRITING(half) \
  if (is_file_below(fd)) { int met = next_call(); if (met == -1) { half; end(); } if (met > 0) { errno = met; return -1; } note_file("write", fd); }

ssize_t write(int fd, const void *bytes, size_t count) { REAL(write); WRITING((void)!real(fd, bytes, count / 2)); return real(fd, bytes, count); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { REAL(pwrite); WRITING((void)!real(fd, bytes, count / 2, at)); return real(fd, bytes, count, at); }
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) { REAL(pwrite64); WRITING((void)!real(fd, bytes, count / 2, at)); return real(fd, bytes, count, at); }
ssize_t writev(int fd, const struct iovec *parts, int count) { REAL(writev); WRITING((void)!real(fd, parts, count / 2)); return real(fd, parts, count); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { REAL(pwritev); WRITING((void)!real(fd, parts, count / 2, at)); return real(fd, parts, count, at); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) { REAL(pwritev64); WRITING((void)!real(fd, parts, count / 2, at)); return real(fd, parts, count, at); }
#define SYNCING(name) \
  int name(int fd) { \
    REAL(name); int ours = is_file_below(fd); MEET(ours); int done = real(fd); \
    if (ours && done == 0) note_file("sync", fd); return done; }
SYNCING(fsync)
SYNCING(fdatasync)
int ftruncate(int fd, off_t size) { REAL(ftruncate); WRITING((void)0); return real(fd, size); }
int ftruncate64(int fd, off64_t size) { REAL(ftruncate64); WRITING((void)0); return real(fd, size); }
int rename(const char *from, const char *to) {
  REAL(rename); int ours = is_below(to) || is_below(from); MEET(ours); int done = real(from, to);
  if (ours && done == 0) note("rename", from, to);
  return done;
}
int link(const char *from, const char *to) { REAL(link); MEET(is_below(to)); return real(from, to); }
int unlink(const char *path) {
  REAL(unlink); int ours = is_below(path); MEET(ours); int done = real(path);
  if (ours && done == 0) note("unlink", path, "");
  return done;
}
int rmdir(const char *path) { REAL(rmdir); MEET(is_below(path)); return real(path); }
int mkdir(const char *path, mode_t mode) { REAL(mkdir); MEET(is_below(path)); return real(path, mode); }

static mode_t mode_of(int flags, va_list rest) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; }

#define OPENING(name) \
  int name(const char *path, int flags, ...) { \
    REAL(name); va_list rest; va_start(rest, flags); mode_t mode = mode_of(flags, rest); va_end(rest); \
    int ours = is_below(path) && (flags & O_CREAT); MEET(ours); int fd = real(path, flags, mode); \
    if (ours && fd >= 0 && (flags & (O_EXCL | O_TRUNC))) note("create", path, ""); return fd; }
OPENING(open)
OPENING(open64)
