/*
 * Loaded before libc (LD_PRELOAD): counts everything that changes files below FAULTS_BELOW, and at the n-th such call
 * refuses it with an error, or ends the process. SQLite's own writes are counted as well, which no wrapper in
 * JavaScript would see.
 *
 * A script arms it by reading two links that are not there:
 *   readlink("/faults/arm/N/ERRNO")  the N-th call from now on fails with ERRNO, once; 0 never fails
 *   readlink("/faults/arm/N/kill")   it ends the process instead; half of a write is written first
 *   readlink("/faults/count")        how many calls there were since it was armed
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
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static const char *below;
static size_t below_length;
static atomic_long calls;
static atomic_long fail_at;
static atomic_int fail_with;
static ssize_t (*real_readlink)(const char *, char *, size_t);

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
  below = getenv("FAULTS_BELOW");
  below_length = below ? strlen(below) : 0;
  real_readlink = (__typeof__(real_readlink))dlsym(RTLD_NEXT, "readlink");
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
  if (is_file_below(fd)) { int met = next_call(); if (met == -1) { half; end(); } if (met > 0) { errno = met; return -1; } }

ssize_t write(int fd, const void *bytes, size_t count) { REAL(write); WRITING((void)!real(fd, bytes, count / 2)); return real(fd, bytes, count); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { REAL(pwrite); WRITING((void)!real(fd, bytes, count / 2, at)); return real(fd, bytes, count, at); }
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) { REAL(pwrite64); WRITING((void)!real(fd, bytes, count / 2, at)); return real(fd, bytes, count, at); }
ssize_t writev(int fd, const struct iovec *parts, int count) { REAL(writev); WRITING((void)!real(fd, parts, count / 2)); return real(fd, parts, count); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { REAL(pwritev); WRITING((void)!real(fd, parts, count / 2, at)); return real(fd, parts, count, at); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) { REAL(pwritev64); WRITING((void)!real(fd, parts, count / 2, at)); return real(fd, parts, count, at); }
int fsync(int fd) { REAL(fsync); MEET(is_file_below(fd)); return real(fd); }
int fdatasync(int fd) { REAL(fdatasync); MEET(is_file_below(fd)); return real(fd); }
int ftruncate(int fd, off_t size) { REAL(ftruncate); MEET(is_file_below(fd)); return real(fd, size); }
int ftruncate64(int fd, off64_t size) { REAL(ftruncate64); MEET(is_file_below(fd)); return real(fd, size); }
int rename(const char *from, const char *to) { REAL(rename); MEET(is_below(to) || is_below(from)); return real(from, to); }
int link(const char *from, const char *to) { REAL(link); MEET(is_below(to)); return real(from, to); }
int unlink(const char *path) { REAL(unlink); MEET(is_below(path)); return real(path); }
int rmdir(const char *path) { REAL(rmdir); MEET(is_below(path)); return real(path); }
int mkdir(const char *path, mode_t mode) { REAL(mkdir); MEET(is_below(path)); return real(path, mode); }

static mode_t mode_of(int flags, va_list rest) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; }

#define OPENING(name) \
  int name(const char *path, int flags, ...) { \
    REAL(name); va_list rest; va_start(rest, flags); mode_t mode = mode_of(flags, rest); va_end(rest); \
    MEET(is_below(path) && (flags & O_CREAT)); return real(path, flags, mode); }
OPENING(open)
OPENING(open64)
