/* Stands between a process and its disk: records every change of files below one folder, or lets
 * one of them fail. Loaded with LD_PRELOAD; idle until it is told which folder to watch.
 *
 * A record: kind, number of the open file, offset, two lengths, then that many bytes of each:
 * a path or data, and a second path. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { SAY, OPEN, WRITE, TRUNCATE, SYNC, RENAME, LINK, UNLINK, MKDIR, RMDIR, REFUSED };
enum { MOST_FILES = 4096, LONGEST_PATH = 4096 };

struct record {
    uint32_t kind, file;
    uint64_t offset;
    uint32_t first, second;
};

static pthread_mutex_t alone = PTHREAD_MUTEX_INITIALIZER;
static char watched[LONGEST_PATH];
static uint32_t files[MOST_FILES]; /* by descriptor; zero is a file that is not watched */
static uint32_t opened;
static int notes = -1;
static long counted, fails_at = -1;
static int fails_with, fails_for_ever, dies;

#define REAL(name, result, ...)                                                  \
    static result (*real)(__VA_ARGS__);                                          \
    if (!real) real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

static ssize_t written(int file, const void *data, size_t length) {
    REAL(write, ssize_t, int, const void *, size_t);
    return real(file, data, length);
}

static void note(uint32_t kind, uint32_t file, uint64_t offset, const void *first, size_t length,
                 const char *second) {
    if (notes < 0) return;
    struct record record = {kind, file, offset, length, second ? strlen(second) : 0};
    if (written(notes, &record, sizeof record) != sizeof record) _exit(99);
    if (written(notes, first, length) != (ssize_t)length) _exit(99);
    if (second && written(notes, second, record.second) != record.second) _exit(99);
}

/* The whole path, or nothing where it is not watched. */
static const char *below(int folder, const char *path, char *whole) {
    if (!watched[0] || !path) return NULL;
    if (path[0] == '/' || folder == AT_FDCWD) {
        snprintf(whole, LONGEST_PATH, "%s", path);
    } else {
        char link[64], parent[LONGEST_PATH / 2];
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t length = readlink(link, parent, sizeof parent - 1);
        if (length < 0) return NULL;
        parent[length] = 0;
        snprintf(whole, LONGEST_PATH, "%s/%s", parent, path);
    }
    size_t length = strlen(watched);
    if (strncmp(whole, watched, length) || (whole[length] && whole[length] != '/')) return NULL;
    return whole;
}

static uint32_t file_of(int descriptor) {
    return descriptor >= 0 && descriptor < MOST_FILES ? files[descriptor] : 0;
}

/* Whether this call is the one that is to fail, or a later one; the process may end with it. */
static int fails(void) {
    long now = counted++;
    if (fails_at < 0 || now < fails_at || (now > fails_at && !fails_for_ever)) return 0;
    if (dies) kill(getpid(), SIGKILL);
    errno = fails_with;
    return 1;
}

/* --- what a test says to it */

void disk_watch(const char *folder) { snprintf(watched, sizeof watched, "%s", folder); }

void disk_record(const char *path) {
    REAL(open, int, const char *, int, ...);
    notes = real(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

void disk_say(const char *words) {
    pthread_mutex_lock(&alone);
    note(SAY, 0, 0, words, strlen(words), NULL);
    pthread_mutex_unlock(&alone);
}

void disk_fail(long at, int with, int for_ever) {
    counted = 0;
    fails_at = at;
    fails_with = with;
    fails_for_ever = for_ever;
    dies = 0;
}

void disk_die(long at) {
    disk_fail(at, EIO, 1);
    dies = 1;
}

/* --- opening and closing */

static int opening(int folder, const char *path, int flags, mode_t mode) {
    REAL(openat, int, int, const char *, int, ...);
    char whole[LONGEST_PATH];
    const char *name = below(folder, path, whole);
    if (!name) return real(folder, path, flags, mode);
    pthread_mutex_lock(&alone);
    int file = real(folder, path, flags, mode);
    int kept = errno;
    if (file >= 0 && file < MOST_FILES) {
        files[file] = ++opened;
        note(OPEN, opened, (uint64_t)flags, name, strlen(name), NULL);
    }
    errno = kept;
    pthread_mutex_unlock(&alone);
    return file;
}

#define OPENS(name)                                                              \
    int name(const char *path, int flags, ...) {                                 \
        va_list more;                                                            \
        va_start(more, flags);                                                   \
        mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0; \
        va_end(more);                                                            \
        return opening(AT_FDCWD, path, flags, mode);                             \
    }
#define OPENS_AT(name)                                                           \
    int name(int folder, const char *path, int flags, ...) {                     \
        va_list more;                                                            \
        va_start(more, flags);                                                   \
        mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0; \
        va_end(more);                                                            \
        return opening(folder, path, flags, mode);                               \
    }
OPENS(open)
OPENS(open64)
OPENS_AT(openat)
OPENS_AT(openat64)

int close(int file) {
    REAL(close, int, int);
    if (file >= 0 && file < MOST_FILES) files[file] = 0;
    return real(file);
}

/* --- what a file holds */

static ssize_t writing(int file, const void *data, size_t length, off_t at, int here) {
    REAL(pwrite64, ssize_t, int, const void *, size_t, off_t);
    uint32_t known = file_of(file);
    if (!known) return here ? written(file, data, length) : real(file, data, length, at);
    pthread_mutex_lock(&alone);
    ssize_t done = -1;
    /* Who dies while writing has written a part. */
    if (dies && counted == fails_at) length /= 2;
    if (dies && counted == fails_at && length > 0) {
        if (here)
            written(file, data, length);
        else
            real(file, data, length, at);
    }
    if (!fails()) {
        if (here) at = lseek(file, 0, fcntl(file, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR);
        done = here ? written(file, data, length) : real(file, data, length, at);
        if (done > 0) note(WRITE, known, (uint64_t)at, data, (size_t)done, NULL);
    }
    pthread_mutex_unlock(&alone);
    return done;
}

ssize_t write(int file, const void *data, size_t length) {
    return writing(file, data, length, 0, 1);
}
ssize_t pwrite(int file, const void *data, size_t length, off_t at) {
    return writing(file, data, length, at, 0);
}
ssize_t pwrite64(int file, const void *data, size_t length, off_t at) {
    return writing(file, data, length, at, 0);
}

/* Whoever copies inside the kernel goes on with read and write when that cannot be. */
ssize_t sendfile(int target, int source, off_t *at, size_t length) {
    REAL(sendfile, ssize_t, int, int, off_t *, size_t);
    if (!file_of(target)) return real(target, source, at, length);
    errno = EINVAL;
    return -1;
}
ssize_t sendfile64(int target, int source, off_t *at, size_t length) {
    return sendfile(target, source, at, length);
}

/* One call that changes something: it fails, or is made and noted. */
#define CHANGES(call, ...)                                                       \
    pthread_mutex_lock(&alone);                                                  \
    int done = -1;                                                               \
    if (!fails()) {                                                              \
        done = call;                                                             \
        int kept = errno;                                                        \
        if (done == 0)                                                           \
            note(__VA_ARGS__);                                                   \
        else                                                                     \
            note(REFUSED, 0, 0, "", 0, NULL);                                    \
        errno = kept;                                                            \
    }                                                                            \
    pthread_mutex_unlock(&alone);                                                \
    return done

static int cutting(int file, off_t length) {
    REAL(ftruncate64, int, int, off_t);
    uint32_t known = file_of(file);
    if (!known) return real(file, length);
    CHANGES(real(file, length), TRUNCATE, known, (uint64_t)length, "", 0, NULL);
}
int ftruncate(int file, off_t length) { return cutting(file, length); }
int ftruncate64(int file, off_t length) { return cutting(file, length); }

int fsync(int file) {
    REAL(fsync, int, int);
    uint32_t known = file_of(file);
    if (!known) return real(file);
    CHANGES(real(file), SYNC, known, 0, "", 0, NULL);
}
int fdatasync(int file) { return fsync(file); }

/* --- names */

static int moving(int from, const char *old, int to, const char *new) {
    REAL(renameat, int, int, const char *, int, const char *);
    char one[LONGEST_PATH], two[LONGEST_PATH];
    const char *before = below(from, old, one), *after = below(to, new, two);
    if (!before || !after) return real(from, old, to, new);
    CHANGES(real(from, old, to, new), RENAME, 0, 0, before, strlen(before), after);
}
int rename(const char *old, const char *new) { return moving(AT_FDCWD, old, AT_FDCWD, new); }
int renameat(int from, const char *old, int to, const char *new) {
    return moving(from, old, to, new);
}

static int linking(int from, const char *old, int to, const char *new, int flags) {
    REAL(linkat, int, int, const char *, int, const char *, int);
    char one[LONGEST_PATH], two[LONGEST_PATH];
    const char *before = below(from, old, one), *after = below(to, new, two);
    if (!before || !after) return real(from, old, to, new, flags);
    CHANGES(real(from, old, to, new, flags), LINK, 0, 0, before, strlen(before), after);
}
int link(const char *old, const char *new) { return linking(AT_FDCWD, old, AT_FDCWD, new, 0); }
int linkat(int from, const char *old, int to, const char *new, int flags) {
    return linking(from, old, to, new, flags);
}

static int removing(int folder, const char *path, int flags) {
    REAL(unlinkat, int, int, const char *, int);
    char whole[LONGEST_PATH];
    const char *name = below(folder, path, whole);
    if (!name) return real(folder, path, flags);
    int kind = flags & AT_REMOVEDIR ? RMDIR : UNLINK;
    CHANGES(real(folder, path, flags), kind, 0, 0, name, strlen(name), NULL);
}
int unlink(const char *path) { return removing(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return removing(AT_FDCWD, path, AT_REMOVEDIR); }
int unlinkat(int folder, const char *path, int flags) { return removing(folder, path, flags); }

static int making(int folder, const char *path, mode_t mode) {
    REAL(mkdirat, int, int, const char *, mode_t);
    char whole[LONGEST_PATH];
    const char *name = below(folder, path, whole);
    if (!name) return real(folder, path, mode);
    CHANGES(real(folder, path, mode), MKDIR, 0, 0, name, strlen(name), NULL);
}
int mkdir(const char *path, mode_t mode) { return making(AT_FDCWD, path, mode); }
int mkdirat(int folder, const char *path, mode_t mode) { return making(folder, path, mode); }
